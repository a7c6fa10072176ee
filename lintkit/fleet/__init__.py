"""Many repositories at once: audited over Dask, kept as Parquet, asked with DuckDB."""
