# Urdu, awaiting a reviewer
# Why a team is suggested: to the resident before sending, to the officer after

routing-R01_OUT-resident =
    { $council ->
        [none] آپ کا گھر اسٹاک پورٹ سے باہر ہے۔ آپ کی اپنی کونسل آپ کی مدد کر سکتی ہے۔
       *[other] آپ کا گھر اسٹاک پورٹ سے باہر ہے۔ { $council } سے آپ کو مدد مل سکتی ہے۔
    }
routing-R02_FH_AREA-resident = آپ نے { $topic } کے بارے میں پوچھا۔ یہ ٹیم { $area } میں کام کرتی ہے۔ آپ کے جوابات اسٹاک پورٹ کے اسی حصے سے میل کھاتے ہیں۔
routing-R03_FH_BOR-resident = آپ نے { $topic } کے بارے میں پوچھا۔ ابھی یہ طے نہیں کہ کون سی مقامی ٹیم ہو، اس لیے یہ پورے اسٹاک پورٹ کی ٹیم کو ملے گی۔
routing-R04_U18-resident = آپ کی عمر 18 سال سے کم ہے، اس لیے یہ Family Hub کی ٹیم کو ملے گی۔ وہ روز نوجوانوں کے ساتھ کام کرتے ہیں۔
routing-R05_TPA-resident = آپ نے { $topic } کے بارے میں پوچھا۔ یہ ٹیم اس میں بالغ لوگوں کی مدد کرتی ہے۔
routing-R06_SUB_YP-resident = آپ نے { $topic } کے بارے میں پوچھا۔ یہ 26 سال یا کم عمر کے کسی فرد کے لیے ہے۔ یہ ٹیم نوجوانوں کی مدد کرتی ہے۔
routing-R07_SUB_KIDS-resident = آپ نے { $topic } کے بارے میں پوچھا۔ گھر میں بچے یا نوجوان ہیں، اور یہ ٹیم پورے خاندان کی مدد کرتی ہے۔
routing-R08_SUB_ADULT-resident = آپ نے { $topic } کے بارے میں پوچھا۔ یہ ٹیم اس میں بالغ لوگوں کی مدد کرتی ہے۔
routing-R09_HH_KIDS-resident = آپ نے { $topic } کے بارے میں پوچھا۔ گھر میں بچہ یا نوجوان ہے، اور یہ ٹیم خاندانوں کی مدد کرتی ہے۔
routing-R10_HH_SEND-resident = آپ نے { $topic } کے بارے میں پوچھا۔ گھر میں ایک نوجوان کو خصوصی ضروریات ہیں، اور یہ ٹیم خاندانوں کی مدد کرتی ہے۔
routing-R11_HH_ADULT-resident = آپ نے { $topic } کے بارے میں پوچھا۔ گھر میں بچے نہیں رہتے، اور یہ ٹیم بالغ لوگوں کی مدد کرتی ہے۔
routing-R12_HH_UNKNOWN-resident = ہمیں یقین نہیں کہ کون سی ٹیم سب سے بہتر ہے۔ ہمارا مشورہ { $team } ہے۔ آپ چاہیں تو دوسری ٹیم چنیں۔
