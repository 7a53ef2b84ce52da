# Urdu, awaiting a reviewer
# The email that says that a notice changed in substance. Its subject is the reference; it names no topic, no
# team and nothing that anybody agreed to.
message-notice-changed =
    سلام

    ہم لوگوں کو بتاتے ہیں کہ ان کی معلومات کے ساتھ کیا کرتے ہیں۔ یہ بتانے کا طریقہ ہم نے بدلا ہے۔

    آپ نے پہلے کسی بات پر ہاں کہی تھی۔ وہ ویسے ہی رہتی ہے۔ چاہیں تو دیکھیں کہ کیا بدلا، اور دوبارہ ہاں یا نہیں کہیں:
    { $address }

    آپ کا حوالہ نمبر { $reference } ہے۔

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
