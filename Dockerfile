# The service in a container: not root, and nothing is written outside of /data.
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements/base.txt requirements/base.in requirements/
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/base.txt
COPY pyproject.toml README.md ./
COPY bot bot
COPY knowledge knowledge
COPY handlers handlers
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data borgerbot && install -d -o borgerbot /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PTB_TIMEDELTA=1 \
    OMP_NUM_THREADS=1 \
    BORGERBOT_DATA_DIR=/data
USER borgerbot
VOLUME /data
# What was begun is finished within the grace period.
STOPSIGNAL SIGTERM
CMD ["borgerbot", "run"]
