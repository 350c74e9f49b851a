"""Version of this package, which is the product's."""

VERSION = "0.1.0"
