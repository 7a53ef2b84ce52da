# The choice of a language, and what is said where words are not in it or not yet checked.

lang-choice = Language
lang-awaiting = This page was put into another language. A second person has not yet checked it.
lang-english-only = This page is in English only. We can get you an interpreter. It is free.
lang-wording = The words you say yes or no to are in English. Nobody has checked them in another language yet.
