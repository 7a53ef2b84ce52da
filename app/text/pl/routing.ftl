# Polish, awaiting a reviewer
# Why a team is suggested: to the resident before sending, to the officer after

routing-R01_OUT-resident =
    { $council ->
        [none] Twój dom jest poza Stockport. Pomóc może Ci Twój lokalny urząd (council).
       *[other] Twój dom jest poza Stockport. Pomóc może Ci { $council }.
    }
routing-R02_FH_AREA-resident = Pytasz o { $topic }. Ten zespół działa w części Stockport, która pasuje do Twoich odpowiedzi: { $area }.
routing-R03_FH_BOR-resident = Pytasz o { $topic }. Zajmie się tym zespół dla całego Stockport, bo nie wiemy jeszcze na pewno, który lokalny zespół będzie właściwy.
routing-R04_U18-resident = Masz mniej niż 18 lat, więc zajmie się tym zespół Family Hub. Na co dzień pracuje on z młodymi ludźmi.
routing-R05_TPA-resident = Pytasz o { $topic }. Ten zespół pomaga w tym dorosłym.
routing-R06_SUB_YP-resident = Pytasz o { $topic }. To pomoc dla kogoś, kto ma 26 lat lub mniej, a ten zespół pomaga młodym ludziom.
routing-R07_SUB_KIDS-resident = Pytasz o { $topic }. W domu są dzieci lub młodzież, a ten zespół pomaga całej rodzinie.
routing-R08_SUB_ADULT-resident = Pytasz o { $topic }. Ten zespół pomaga w tym dorosłym.
routing-R09_HH_KIDS-resident = Pytasz o { $topic }. W domu jest dziecko lub młoda osoba, a ten zespół pomaga rodzinom.
routing-R10_HH_SEND-resident = Pytasz o { $topic }. W domu jest młoda osoba ze specjalnymi potrzebami, a ten zespół pomaga rodzinom.
routing-R11_HH_ADULT-resident = Pytasz o { $topic }. W domu nie ma dzieci, a ten zespół pomaga dorosłym.
routing-R12_HH_UNKNOWN-resident = Nie wiemy na pewno, który zespół pasuje najlepiej. Proponujemy: { $team }. Możesz wybrać ten drugi.
