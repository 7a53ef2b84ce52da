# Urdu, awaiting a reviewer
# Areas, queues, councils

area-CEN = Stockport Central
area-CEN-places = ٹاؤن سینٹر، برننگٹن، ایجلی، ڈیون پورٹ، کیل گرین، ایڈز ووڈ
area-HRE = Heatons and Reddish
area-HRE-places = ہیٹنز کے علاقے، نارتھ ریڈش، ساؤتھ ریڈش
area-WER = Werneth
area-WER-places = بریڈبری، رومیلی، ووڈلی
area-MAR = Marple
area-MAR-places = مارپل، ہائی لین
area-STH = Stepping Hill
area-STH-places = ہیزل گروو، آفرٹن، نوربری، ووڈز مور
area-CHE = Cheadle
area-CHE-places = چیڈل، گیٹلی، ہیلڈ گرین
area-BRA = Bramhall and Cheadle Hulme South
area-BRA-places = برامہال، ووڈفورڈ، چیڈل ہیوم کا جنوبی حصہ
area-BOR = اسٹاک پورٹ میں کہیں
area-OUT = اسٹاک پورٹ سے باہر
area-UNK = معلوم نہیں
area-not_sure = یقین نہیں
area-out = میں اسٹاک پورٹ میں نہیں
area-out-them = وہ اسٹاک پورٹ میں نہیں

queue-FH-CEN = Family Hub – Stockport Central
queue-FH-HRE = Family Hub – Heatons and Reddish
queue-FH-WER = Family Hub – Werneth
queue-FH-MAR = Family Hub – Marple
queue-FH-STH = Family Hub – Stepping Hill
queue-FH-CHE = Family Hub – Cheadle
queue-FH-BRA = Family Hub – Bramhall and Cheadle Hulme South
queue-FH-BOR = Family Hub – پورا اسٹاک پورٹ
queue-TPA-SSH = Stockport Support Hub
queue-TPA-YS = Your Support

# How a resident hears the name of a queue
queue-FH-CEN-team = Stockport Central Family Hub
queue-FH-HRE-team = Heatons and Reddish Family Hub
queue-FH-WER-team = Werneth Family Hub
queue-FH-MAR-team = Marple Family Hub
queue-FH-STH-team = Stepping Hill Family Hub
queue-FH-CHE-team = Cheadle Family Hub
queue-FH-BRA-team = Bramhall and Cheadle Hulme South Family Hub
queue-FH-BOR-team = Stockport Family Hubs
queue-TPA-SSH-team = Stockport Support Hub
queue-TPA-YS-team = Your Support

controller-SMBC = Stockport Council
controller-TPA = Prevention Alliance

council-manchester = Manchester City Council
council-tameside = Tameside Council
council-cheshire_east = Cheshire East Council
council-high_peak = High Peak Borough Council
council-trafford = Trafford Council
