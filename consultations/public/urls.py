from django.urls import path

from consultations.public import status_views, views

app_name = "consultations"

urlpatterns = [
    path("", views.ask_for_consultation, name="form"),
    path("sent/<str:token>/", views.confirmation, name="confirmation"),
    path("status/", status_views.status, name="status"),
    path("status/time/", status_views.change_time, name="change_time"),
    path("status/calendar/", status_views.calendar, name="calendar"),
    path("status/withdraw/", status_views.withdraw, name="withdraw"),
]
