# One image for all of Hanjul's processes; docker-compose.yml says which runs what.
# BASE is any Debian (or Ubuntu) whose python3 is 3.11 or newer.
# SETUP=model also installs what the gemma writer needs (PyTorch: several GB).
ARG BASE=debian:bookworm-slim

FROM ${BASE} AS base
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates gcc g++ python3 python3-dev \
        python3-venv \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /hanjul
COPY . .

FROM base AS bundle
RUN tools/bundle

FROM base
ARG SETUP=run
RUN tools/setup "$SETUP" && tools/system-packages run && rm -rf /var/lib/apt/lists/* /root/.cache \
    && useradd --create-home --uid 1000 hanjul \
    && install -d -o hanjul -g hanjul -m 700 /data
COPY --from=bundle /hanjul/app/static/dist app/static/dist
ENV PATH=/hanjul/.venv/bin:$PATH HANJUL_DATA=/data HANJUL_HOST=0.0.0.0 PYTHONUNBUFFERED=1
USER hanjul
EXPOSE 8000
CMD ["hanjul", "serve"]
