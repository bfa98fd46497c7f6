from django.urls import path

from users.sessions import views

urlpatterns = [
    path("", views.session, name="users_session"),
    path("signed-in/", views.signed_in, name="users_session_signed_in"),
]
