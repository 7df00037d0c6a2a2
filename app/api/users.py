"""The asking user."""

from fastapi import APIRouter

from app.api.call import Read
from app.schemas.users import UserOut

router = APIRouter(tags=["users"])


@router.get("/me")
def show(call: Read) -> UserOut:
    """Show whose token this is."""
    return UserOut.model_validate(call.user)
