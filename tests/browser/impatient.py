"""Settings of gunicorn: the site asks a search server that failed again after two seconds, not ten."""


def post_worker_init(worker: object) -> None:
    from network.catalogue.engines import circuit

    circuit.OPEN_SECONDS = 2.0
