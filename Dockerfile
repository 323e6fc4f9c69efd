# docker build -t copydesk . && docker run --rm -v "$PWD:/articles:ro" copydesk check /articles
FROM debian:bookworm-slim AS build
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates cmake file g++ hunspell-en-gb hunspell-en-us libboost-dev libcereal-dev libcli11-dev libexpected-dev \
      libfmt-dev libgumbo-dev libhunspell-dev libicu-dev libre2-dev libsimdjson-dev libzstd-dev ninja-build nlohmann-json3-dev \
      pkg-config python3 robin-map-dev wordnet-base zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN cmake -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release -DCOPYDESK_BUILD_TESTS=OFF \
    && cmake --build /build \
    && cpack --config /build/CPackConfig.cmake -B /package

FROM debian:bookworm-slim
COPY --from=build /package/copydesk_*.deb /tmp/package/
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/package/copydesk_*.deb \
    && rm -rf /tmp/package /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home copydesk
USER 10001
WORKDIR /articles
ENTRYPOINT ["copydesk"]
CMD ["--help"]
