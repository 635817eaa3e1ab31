"""Tests in folders like the packages; `agreements/README.md` says where which lie."""
