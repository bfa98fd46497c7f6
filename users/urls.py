from django.urls import path

from users import views

urlpatterns = [
    path("", views.set_password, name="users_invitation"),
    # Whatever a mail program made of the link comes here, and is told apart from one that works.
    path("<path:token>", views.open_link, name="users_invitation_link"),
]
