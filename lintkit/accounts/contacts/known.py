"""Libraries that talk to something outside the program, or keep something for it.

Names are those by which they are imported. Where a library always asks the same host, its
documentation names it; what is installed or configured can still send it elsewhere.
"""

from __future__ import annotations

_VECTORS = "vector store"
_DATABASE = "database"
_CACHE = "cache"
SEARCH = "search"
_ANY = "tools and services"
_SPEECH = "speech"
TRACES = "records of runs"
_MEMORY = "memory of conversations"
_STORAGE = "storage of files"
_MESSAGES = "messages to people"
_PARSER = "reading of documents"
_PAGES = "reading of web pages"
_CODE = "hosting of code"
_SANDBOX = "code run elsewhere"
_MODELS = "models and data sets that are downloaded"
_RANKING = "ranking of documents by a model"
_EMBEDDING = "index of texts, which a model embeds"

_CONFIGURED: dict[str, tuple[str, ...]] = {
    _VECTORS: (
        *(
            "chromadb",
            "faiss",
            "lancedb",
            "langchain_chroma",
            "langchain_community.vectorstores",
        ),
        *("langchain_pinecone", "langchain_postgres", "langchain_qdrant", "langchain_weaviate"),
        *("langchain.vectorstores", "langchain_milvus", "llama_index.core.vector_stores"),
        *(
            "llama_index.vector_stores",
            "marqo",
            "pgvector",
            "pinecone",
            "pymilvus",
            "qdrant_client",
        ),
        *("turbopuffer", "vespa", "weaviate", "langchain_elasticsearch", "langchain_mongodb"),
    ),
    _DATABASE: (
        *("aiosqlite", "asyncpg", "cassandra", "databases", "duckdb"),
        *("elasticsearch", "google.cloud.bigquery", "google.cloud.firestore", "kuzu", "motor"),
        *("mysql", "neo4j", "opensearchpy", "peewee", "psycopg", "psycopg2", "pymongo"),
        *("pymysql", "snowflake.connector", "sqlalchemy.create_engine", "sqlite3"),
        *("sqlalchemy.ext.asyncio.create_async_engine", "sqlmodel.create_engine", "supabase"),
        *("tinydb", "tortoise"),
    ),
    _CACHE: (
        *("aiocache", "cachetools", "diskcache", "gptcache", "joblib.Memory", "memcache"),
        *("pymemcache", "redis", "shelve"),
    ),
}
_HOSTED: dict[str, dict[str, str]] = {
    SEARCH: {
        **dict.fromkeys(("duckduckgo_search", "ddgs"), "duckduckgo.com, and others"),
        **dict.fromkeys(("googlesearch",), "www.google.com"),
        **dict.fromkeys(("serpapi", "langchain_community.utilities.serpapi"), "serpapi.com"),
        **dict.fromkeys(("tavily", "langchain_tavily"), "api.tavily.com"),
        **dict.fromkeys(("wikipedia", "wikipediaapi"), "wikipedia.org"),
        **dict.fromkeys(("exa_py", "langchain_exa"), "api.exa.ai"),
        "arxiv": "export.arxiv.org",
        "linkup": "api.linkup.so",
        "metaphor_python": "api.metaphor.systems",
        "googleapiclient": "googleapis.com",
        "Bio.Entrez": "eutils.ncbi.nlm.nih.gov",
    },
    _ANY: {
        "langchain_community.retrievers": "",
        "langchain_community.tools": "",
        "langchain_community.utilities": "",
        "llama_hub.tools": "",
        "llama_index.tools": "",
    },
    _SPEECH: {
        "assemblyai": "api.assemblyai.com",
        "azure.cognitiveservices.speech": "an endpoint of Azure",
        "cartesia": "api.cartesia.ai",
        "deepgram": "api.deepgram.com",
        "edge_tts": "speech.platform.bing.com",
        "gtts": "translate.google.com",
        "google.cloud.speech": "speech.googleapis.com",
        "google.cloud.texttospeech": "texttospeech.googleapis.com",
        "speech_recognition": "whatever is chosen",
    },
    _PAGES: {
        "browserbase": "api.browserbase.com",
        "browser_use": "whatever a model or the code names",
        "crawl4ai": "whatever it is given",
        "feedparser": "whatever it is given",
        "firecrawl": "api.firecrawl.dev",
        "llama_hub.web": "whatever it is given",
        "llama_index.readers.web": "whatever it is given",
        "newspaper": "whatever it is given",
        "playwright": "whatever it is given",
        "scrapy": "whatever it is given",
        "selenium": "whatever it is given",
        "trafilatura": "whatever it is given",
        "yt_dlp": "youtube.com, and others",
        "pytube": "youtube.com",
        "pytubefix": "youtube.com",
        "youtube_transcript_api": "youtube.com",
    },
    _PARSER: {
        "langchain_community.document_loaders": "",
        "langchain.document_loaders": "",
        "llama_parse": "api.cloud.llamaindex.ai",
        "llama_cloud": "api.cloud.llamaindex.ai",
        "megaparse_sdk": "a server of MegaParse",
        "tika": "a server of Tika",
        "unstructured_client": "api.unstructured.io",
        "azure.ai.documentintelligence": "an endpoint of Azure",
        "azure.ai.formrecognizer": "an endpoint of Azure",
    },
    TRACES: {
        **dict.fromkeys(
            ("agents.Runner", "agents.run.Runner", "agents.trace"),
            "api.openai.com by itself, where nothing disables it",
        ),
        "agents.add_trace_processor": "",
        "agents.set_trace_processors": "",
        "agents.set_tracing_disabled": "nobody, where it is true",
        "agentops": "api.agentops.ai",
        "arize": "",
        "braintrust": "api.braintrust.dev",
        "comet_ml": "www.comet.com",
        "ddtrace": "an agent of Datadog",
        "helicone": "",
        "langfuse": "cloud.langfuse.com, where nothing names another host",
        "langsmith": "api.smith.langchain.com, where nothing names another host",
        "langwatch": "app.langwatch.ai, where nothing names another host",
        "llama_index.core.set_global_handler": "whatever it names",
        "literalai": "cloud.getliteral.ai",
        "logfire": "logfire-us.pydantic.dev or logfire-eu.pydantic.dev, if a token is there",
        "mlflow": "",
        "opentelemetry.exporter": "",
        "openinference": "",
        "opentelemetry.instrumentation": "",
        "opentelemetry.sdk": "",
        "openlit": "",
        "opik": "www.comet.com",
        "phoenix": "",
        "posthog": "us.i.posthog.com, where nothing names another host",
        "prometheus_client": "whoever fetches them",
        "sentry_sdk": "sentry.io, or what the DSN names",
        "statsd": "",
        "traceloop": "api.traceloop.com, where nothing names another host",
        "wandb": "api.wandb.ai",
        "weave": "api.wandb.ai",
    },
    _MEMORY: {
        "mem0": "api.mem0.ai, with MemoryClient",
        "zep_cloud": "api.getzep.com",
        "zep_python": "",
        "letta_client": "",
    },
    _STORAGE: {
        "azure.storage": "",
        "google.cloud.storage": "storage.googleapis.com",
        "minio": "",
        "s3fs": "",
        "gcsfs": "storage.googleapis.com",
    },
    _MESSAGES: {
        "discord": "discord.com",
        "slack_sdk": "slack.com",
        "slack_bolt": "slack.com",
        "smtplib": "",
        "telegram": "api.telegram.org",
        "twilio": "api.twilio.com",
        "resend": "api.resend.com",
        "sendgrid": "api.sendgrid.com",
    },
    _RANKING: {
        **dict.fromkeys(
            (
                *("langchain_cohere.CohereRerank", "langchain_cohere.rerank.CohereRerank"),
                *("langchain.retrievers.document_compressors.CohereRerank"),
                "llama_index.postprocessor.cohere_rerank.CohereRerank",
            ),
            "api.cohere.com, where nothing names another host",
        ),
        **dict.fromkeys(
            (
                "langchain_community.document_compressors.JinaRerank",
                "langchain_community.document_compressors.jina_rerank.JinaRerank",
            ),
            "api.jina.ai",
        ),
        "langchain_voyageai.VoyageAIRerank": "api.voyageai.com, where nothing names another host",
    },
    _EMBEDDING: {
        **dict.fromkeys(
            (
                *("llama_index.GPTVectorStoreIndex", "llama_index.VectorStoreIndex"),
                *("llama_index.core.VectorStoreIndex", "llama_index.core.indices.VectorStoreIndex"),
                "llama_index.core.indices.MultiModalVectorStoreIndex",
                "llama_index.indices.multi_modal.base.MultiModalVectorStoreIndex",
            ),
            "the embedding model that it is given; api.openai.com where it is given none",
        ),
        **dict.fromkeys(
            (
                "llama_index.core.embeddings.resolve_embed_model",
                "llama_index.embeddings.utils.resolve_embed_model",
            ),
            "whom its argument names; api.openai.com for “default”",
        ),
        "lancedb.embeddings": "whom the code names",
    },
    _CODE: {
        "ghapi": "api.github.com",
        "git": "",
        "github": "api.github.com",
        "gitlab": "gitlab.com, where nothing names another host",
    },
    _SANDBOX: {
        "daytona": "app.daytona.io",
        "daytona_sdk": "app.daytona.io",
        "docker": "the daemon of Docker",
        "e2b": "e2b.app",
        "e2b_code_interpreter": "e2b.app",
        "modal": "api.modal.com",
        "paramiko": "",
        "swerex": "",
    },
    _MODELS: {
        "datasets.load_dataset": "huggingface.co, or files",
        "datasets.load_dataset_builder": "huggingface.co, or files",
        "gdown": "drive.google.com",
        "huggingface_hub.hf_hub_download": "huggingface.co",
        "huggingface_hub.snapshot_download": "huggingface.co",
        "kagglehub": "www.kaggle.com",
        "nltk.download": "raw.githubusercontent.com",
        "tiktoken.encoding_for_model": "openaipublic.blob.core.windows.net, once",
        "tiktoken.get_encoding": "openaipublic.blob.core.windows.net, once",
    },
}

LIBRARIES: dict[str, tuple[str, str]] = {
    **{name: (what, "") for what, names in _CONFIGURED.items() for name in names},
    **{name: (what, host) for what, hosts in _HOSTED.items() for name, host in hosts.items()},
}
"""By the name under which a library is imported: what it is for, and whom it asks."""

FAMILIES = frozenset(
    {
        *("langchain.vectorstores", "langchain_community.retrievers", "langchain_community.tools"),
        *("langchain_community.utilities", "langchain_community.vectorstores", "llama_hub.tools"),
        *("llama_index.core.vector_stores", "llama_index.tools", "llama_index.vector_stores"),
        *("opentelemetry.exporter", "opentelemetry.instrumentation"),
    }
)
"""Packages of which each part stands for another service."""

PARTS = {
    "arxiv": "export.arxiv.org",
    "duckduckgo": "duckduckgo.com",
    "metaphor": "api.metaphor.systems",
    "pubmed": "eutils.ncbi.nlm.nih.gov",
    "tavily": "api.tavily.com",
    "wikipedia": "wikipedia.org",
}
"""What parts of these packages ask, by what their names begin with."""

VENDORS = (
    *("anthropic.", "cerebras.", "cohere.", "dashscope.", "fireworks.", "google.cloud.aiplatform."),
    *("google.genai.", "google.generativeai.", "groq.", "mistralai.", "openai.", "together."),
    *("vertexai.", "xai_sdk.", "zhipuai."),
)
RESOURCES = frozenset(
    {
        *("assistants", "batch", "batches", "caches", "caching", "cachedContents", "containers"),
        *("create_tuned_model", "delete_file", "evals", "file_search_stores", "file_stores"),
        *("files", "fine_tunes", "fine_tuning", "get_file", "list_files", "operations", "tunings"),
        *("upload_file", "uploads", "vector_stores", "webhooks"),
    }
)
"""Parts of a vendor's client that take files or long jobs, and ask no model there and then."""

MEMOIZING = frozenset(
    {
        *("functools.cache", "functools.lru_cache", "async_lru.alru_cache", "cachetools.cached"),
        *("diskcache.Cache.memoize", "joblib.Memory.cache", "streamlit.cache_data"),
        *("streamlit.cache_resource", "aiocache.cached", "cachetools.func.ttl_cache"),
    }
)
"""Decorators that keep what a function gives, and give it again."""
