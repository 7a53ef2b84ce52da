# Urdu, awaiting a reviewer
# The choice of a language, and what is said where words are not in it or not yet checked.

lang-choice = زبان
lang-awaiting = یہ صفحہ اردو میں ترجمہ کیا گیا ہے۔ ابھی کسی دوسرے فرد نے ترجمہ نہیں جانچا۔
lang-english-only = یہ صفحہ صرف انگریزی میں ہے۔ ہم آپ کے لیے ترجمان بلا سکتے ہیں۔ یہ مفت ہے۔
lang-wording = جن باتوں پر آپ ہاں یا نہیں کہتے ہیں، وہ انگریزی میں لکھی ہیں۔ ابھی کسی نے ان کا ترجمہ نہیں جانچا۔
