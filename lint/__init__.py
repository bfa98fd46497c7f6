"""What `make lint` asks of this project and no published tool asks: no cycles, no names of higher rooms, our words."""
