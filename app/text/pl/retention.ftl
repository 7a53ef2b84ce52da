# Polish, awaiting a reviewer
# Why a record is kept as long as it is

retention-FH-FORM = Formularz trzymamy do końca roku, w którym przyszedł, i jeszcze 2 lata. Liczy się rok budżetowy Stockport Council.
retention-FH-NFA = Notatkę o tym, co postanowiono, trzymamy przez 6 lat po zamknięciu.
retention-FH-CASE = Nasza kopia znika razem z formularzem. Wskazówka, gdzie są akta, zostaje przez 6 lat od przekazania.
retention-TPA-FORM = Formularz trzymamy do końca roku, w którym przyszedł, i jeszcze 2 lata. Rok kończy się 31 marca.
retention-TPA-CASE = Nie ustalono, jak długo trzymamy ten zapis. Po zakończeniu pomocy człowiek sprawdza go co roku.
retention-EQ = Odpowiedzi znikają razem z formularzami z tego samego roku. Trzymamy je do 31 marca, który kończy ten rok, i jeszcze 2 lata.
retention-CONSENT = Twoje odpowiedzi „tak” i „nie” trzymamy przez 6 lat, żeby móc je udowodnić.
retention-RIGHTS = Akta prośby lub skargi trzymamy przez 2 lata po ich zamknięciu.
retention-AUDIT = To, kto zaglądał, trzymamy 2 lata dłużej niż sam zapis. Dlatego data zależy od tego zapisu.
retention-DRAFT = Niewysłany formularz znika po 30 minutach bez nowej odpowiedzi.
retention-CERT = Dowód usunięcia nikogo nie wymienia. Trzymamy go na zawsze.
retention-HOLD = Dopóki trwa wstrzymanie, nie usuwamy niczego, co ono obejmuje.
retention-TPA-DEC = Nie ustalono, jak długo trzymamy ten zapis. Po jego zamknięciu człowiek sprawdza go co roku.
retention-CONCERN = Zapis o ochronie przed krzywdą nie znika sam po jakimś czasie. Po jego zamknięciu człowiek sprawdza go co roku.
retention-NOTES = Notatki i wiadomości znikają razem z formularzem, do którego należą.
retention-DISCLOSURE = Lista tego, co przekazano, znika razem z notatką o tym, co postanowiono.
retention-OUTBOX = To, że wiadomość wyszła, trzymamy przez 30 dni, bez jej słów.
retention-STAFF = Konto osoby, która tu pracuje, trzymamy przez 2 lata po jego zamknięciu.

deadline-rights = Jeden miesiąc od otrzymania, do tego samego dnia miesiąca.
deadline-rights-extended = Trzy miesiące od otrzymania, do tego samego dnia miesiąca.
deadline-paused = Doliczamy dni czekania na tę osobę, razem z pierwszym i ostatnim.
deadline-rolled = Ten dzień nie jest dniem roboczym, więc termin przechodzi na najbliższy dzień roboczy.
deadline-complaint_ack = Prawo daje 30 dni, a dzień otrzymania jest pierwszy. Urząd ochrony danych liczy od następnego dnia. Staramy się zdążyć na wcześniejszy termin.
