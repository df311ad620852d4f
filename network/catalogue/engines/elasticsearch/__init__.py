"""The engine on an Elasticsearch server: follows the projection, and is asked only while level with it."""
