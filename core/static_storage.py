from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Files with long-lived names, compressed by gzip: Brotli takes eight times as long to save a kilobyte of style."""

    def create_compressor(self, **options):
        return super().create_compressor(use_brotli=False, **options)
