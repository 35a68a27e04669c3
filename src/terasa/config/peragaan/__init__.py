"""Data peragaan Hulu Sungai Selatan: buatan sendiri, selalu sama, dan ditandai sebagai peragaan."""
