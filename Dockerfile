# The bot with everything it needs: docker compose up -d bot
FROM python:3.12-slim

# LibreOffice reads DOC, RTF and ODT; tesseract reads scans; DejaVu draws pages with every Vietnamese letter.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        fonts-dejavu-core libreoffice-writer-nogui tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app

# torch first and alone: a CPU build, and a layer that only changes with its version
ARG TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
RUN pip install --no-cache-dir --index-url "$TORCH_INDEX_URL" torch==2.13.0

COPY pyproject.toml README.md LICENSE ingest.py ./
COPY bot bot
COPY knowledge knowledge
COPY prompts prompts
# prompts, migrations and sample plans are found beside the code: installed in place
RUN pip install --no-cache-dir --editable '.[postgres]'

RUN useradd --create-home --uid 10001 bot && mkdir /data && chown bot:bot /data
USER bot
ENV DATA_DIR=/data PYTHONUNBUFFERED=1
VOLUME /data

CMD ["python", "-m", "bot"]
