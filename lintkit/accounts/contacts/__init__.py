"""What a program talks to beside models, and what it keeps."""
