# Polish, awaiting a reviewer
# Areas, queues, councils

area-CEN = Stockport Central
area-CEN-places = Centrum miasta, Brinnington, Edgeley, Davenport, Cale Green, Adswood
area-HRE = Heatons and Reddish
area-HRE-places = The Heatons, North Reddish, South Reddish
area-WER = Werneth
area-WER-places = Bredbury, Romiley, Woodley
area-MAR = Marple
area-MAR-places = Marple, High Lane
area-STH = Stepping Hill
area-STH-places = Hazel Grove, Offerton, Norbury, Woodsmoor
area-CHE = Cheadle
area-CHE-places = Cheadle, Gatley, Heald Green
area-BRA = Bramhall and Cheadle Hulme South
area-BRA-places = Bramhall, Woodford, południowa część Cheadle Hulme
area-BOR = Gdzieś w Stockport
area-OUT = Poza Stockport
area-UNK = Nie wiadomo
area-not_sure = Nie wiem
area-out = Nie jestem w Stockport
area-out-them = Ta osoba nie jest w Stockport

queue-FH-CEN = Family Hub – Stockport Central
queue-FH-HRE = Family Hub – Heatons and Reddish
queue-FH-WER = Family Hub – Werneth
queue-FH-MAR = Family Hub – Marple
queue-FH-STH = Family Hub – Stepping Hill
queue-FH-CHE = Family Hub – Cheadle
queue-FH-BRA = Family Hub – Bramhall and Cheadle Hulme South
queue-FH-BOR = Family Hub – cały Stockport
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
controller-TPA = The Prevention Alliance

council-manchester = Manchester City Council
council-tameside = Tameside Council
council-cheshire_east = Cheshire East Council
council-high_peak = High Peak Borough Council
council-trafford = Trafford Council
