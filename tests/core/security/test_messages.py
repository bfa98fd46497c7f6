"""Where a message waits for the next page."""


def test_over_https_no_other_host_can_set_the_cookie_of_a_message(client, db, settings):
    settings.SESSION_COOKIE_SECURE = True
    [cookie] = [
        cookie
        for name, cookie in client.post("/admin/logout/", secure=True).cookies.items()
        if name.endswith("messages")
    ]
    # What the name asks for (RFC 6265bis, 4.1.3.2).
    assert cookie.key == "__Host-messages"
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "You are signed out." in client.get("/admin/login/", secure=True).text
    assert "You are signed out." not in client.get("/admin/login/", secure=True).text
