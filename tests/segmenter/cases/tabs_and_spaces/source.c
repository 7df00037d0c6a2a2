int main(void)
{
	int a = 1;
    int b = 2;	
 	 if (a)
	{
	    a++;
        b++;   
	}
	else
    {
			b--;
	}
	
	
	while (b)
		b--;
    return	a;
}
