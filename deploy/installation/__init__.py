"""Installs the site on Debian, and updates it: started by deploy/install, deploy/update and deploy/manage.

It runs before anything is installed, so it asks nothing but Python's standard library and `apmsite.env_file`.
"""
