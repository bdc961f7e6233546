"""Tests of lives as a domain: who may host, what others see, what ends by itself."""
