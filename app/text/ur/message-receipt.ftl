# Urdu, awaiting a reviewer
# The email that says that we have an enquiry. Its subject is the reference; it never names a topic or a team.
message-receipt =
    سلام

    آپ نے جو بھیجا، وہ ہمیں مل گیا۔ آپ کا حوالہ نمبر { $reference } ہے۔

    ایک انسان اسے پڑھتا ہے، اور آپ کے چنے ہوئے طریقے سے رابطہ کرتا ہے۔

    یہ دیکھنے کے لیے کہ کیا ہو رہا ہے، یا اپنا ارادہ بدلنے کے لیے:
    { $address }

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
