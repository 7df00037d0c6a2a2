"""The asking user."""

from pydantic import BaseModel, ConfigDict


class UserOut(BaseModel):
    """A person with an account."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    login: str
    name: str
    role: str
    locale: str
