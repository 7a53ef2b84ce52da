# Areas, queues, councils

area-CEN = Stockport Central
area-CEN-places = Town centre, Brinnington, Edgeley, Davenport, Cale Green, Adswood
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
area-BRA-places = Bramhall, Woodford, the south of Cheadle Hulme
area-BOR = Somewhere in Stockport
area-OUT = Outside Stockport
area-UNK = Not known
area-not_sure = Not sure
area-out = I am not in Stockport
area-out-them = They are not in Stockport

queue-FH-CEN = Family Hub – Stockport Central
queue-FH-HRE = Family Hub – Heatons and Reddish
queue-FH-WER = Family Hub – Werneth
queue-FH-MAR = Family Hub – Marple
queue-FH-STH = Family Hub – Stepping Hill
queue-FH-CHE = Family Hub – Cheadle
queue-FH-BRA = Family Hub – Bramhall and Cheadle Hulme South
queue-FH-BOR = Family Hub – whole borough
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
