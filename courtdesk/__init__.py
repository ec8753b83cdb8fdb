"""CourtDesk: the workstation of the people who take rent-arrears cases to the county court.

The rooms, from the ground up; each door carries its own sign:

* ``domain``     the rule book: values and pure functions
* ``intake``     the post room door: foreign files are opened only here, in a limited child
* ``store``      the record: what is kept, and the guards on it
* ``imports``    the post: rent exports in, rows and findings out
* ``documents``  the print room: a case file in, a paper out
* ``desk``       the counter: what an officer can see and do
* ``ui``         the window
* ``samples``    the sample office, for trying the program and for its tests
* ``commands``   what each command of the headless door does

``app`` builds everything once and hands it over; ``__main__`` is the headless door.
"""

__version__ = "0.1.0"
