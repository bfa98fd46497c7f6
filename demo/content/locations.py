"""The two invented clinics of the demo practice."""

LOCATIONS = [
    {
        "title": "Downtown clinic",
        "slug": "downtown-clinic",
        "search_description": "1200 Example Street, next to the library: hours, parking, bus stop, step-free way in.",
        "introduction": (
            "Our larger clinic, on the second floor next to the library. Visits, tests and all six procedures are "
            "done here."
        ),
        "drawing": "scene-waiting",
        "street": "1200 Example Street, Suite 4",
        "city": "Springfield",
        "region": "DC",
        "postal_code": "20000",
        "telephone": "202-555-0142",
        "fax": "202-555-0144",
        "latitude": "38.900000",
        "longitude": "-77.030000",
        "visiting_hours": [{"days": "01234", "opens": "08:00", "closes": "17:00"}],
        "closures": [],
        "parking": (
            "The garage is behind the building. Turn into the lane next to the library and follow the sign. The first "
            "two hours are free: bring your ticket, and our front desk stamps it.\n\n"
            "Four spaces for people with a permit are next to the elevator. Somebody can also drop you off at the "
            "front door."
        ),
        "transit": (
            "Buses 4 and 12 stop at “Example and 12th”, in front of the door. From Springfield Station it is a "
            "six-minute walk on a flat sidewalk, or one stop on bus 4."
        ),
        "access": (
            "There are no steps from the street or from the garage. The doors open by themselves. The elevator is wide "
            "enough for a power wheelchair, and it says the floors aloud.\n\n"
            "The waiting room has high chairs with arms. There is a restroom for people who use a wheelchair, and an "
            "exam table that goes down to 18 inches. You can borrow a wheelchair at the front desk."
        ),
        "directions": (
            "Look for the glass door to the right of the library. Take the elevator to the second floor and turn left. "
            "Suite 4 is the last door. If you get lost, call us and we come to meet you."
        ),
        "map_url": "https://www.openstreetmap.org/search?query=1200%20Example%20Street%2C%20Springfield%2C%20DC",
    },
    {
        "title": "Northside clinic",
        "slug": "northside-clinic",
        "search_description": "48 Sample Avenue, next to the park: hours, free parking, bus stop, step-free way in.",
        "introduction": (
            "A small, quiet clinic on one floor, next to the park. Visits and injections are done here. On Tuesdays "
            "and Thursdays it is open until 6 pm."
        ),
        "drawing": "bench-empty",
        "street": "48 Sample Avenue",
        "city": "Springfield",
        "region": "DC",
        "postal_code": "20001",
        "telephone": "202-555-0167",
        "fax": "202-555-0168",
        "latitude": "38.950000",
        "longitude": "-77.020000",
        "visiting_hours": [
            {"days": "024", "opens": "08:00", "closes": "16:00"},
            {"days": "13", "opens": "10:00", "closes": "18:00"},
        ],
        "closures": [
            {"begins_in_days": 26, "ends_in_days": 27, "reason": "New floors at the Northside clinic"}
        ],
        "parking": (
            "The lot in front of the building is free for patients. Three spaces for people with a permit are right "
            "at the door."
        ),
        "transit": (
            "Bus 7 stops at “Sample Avenue”. Cross at the light; the way to our door is flat and takes two minutes. "
            "The stop has a bench."
        ),
        "access": (
            "The clinic is on one floor, without steps. The door is 36 inches wide and has a button at wheelchair "
            "height. There is a restroom for people who use a wheelchair.\n\n"
            "If you need help, ring the bell: we bring a wheelchair to your car. Tell us if bright light or noise "
            "bothers you, and we find you a calm room."
        ),
        "directions": (
            "We are in the low brick house next to the park. The door is on the park side, under the blue roof. The "
            "front desk is straight ahead."
        ),
        "map_url": "https://www.openstreetmap.org/search?query=48%20Sample%20Avenue%2C%20Springfield%2C%20DC",
    },
]
