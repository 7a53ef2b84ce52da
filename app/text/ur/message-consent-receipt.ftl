# Urdu, awaiting a reviewer
# The email with the receipt of a yes or a no that an officer wrote down. It never says to what.
message-consent-receipt =
    سلام

    آپ نے ہمیں بتایا کہ آپ کی دی ہوئی باتوں کے ساتھ ہمیں کیا کرنے کی اجازت ہے۔ ہم نے یہ لکھ لیا ہے۔

    آپ کی رسید، اور اسے جانچنے کا طریقہ:
    { $address }

    اپنا ارادہ بدلنے کے لیے:
    { $manage }

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
