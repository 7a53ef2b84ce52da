# Urdu, awaiting a reviewer
# Sent to the address that was in use before.
message-details-changed =
    سلام

    یہ ایڈریس اب { $reference } کے لیے استعمال نہیں ہوتا۔ اگر آپ نے یہ نہیں بدلا تو ہمیں فون کریں یا لکھیں۔ ہمارے نمبر یہاں ہیں:
    { $address }

    اس ای میل کے جواب کوئی نہیں پڑھتا۔
