# Polish, awaiting a reviewer
# What you gave us, to keep

download-title = Co mamy od Ciebie
download-lead = To jest wszystko, co wiemy od Ciebie. Możesz wydrukować tę stronę lub zapisać ją jako plik.
download-csv = Zapisz jako tabelę (CSV)
download-json = Zapisz dla innego programu (JSON)
download-safe = Plik powstaje, gdy naciśniesz przycisk, a my nie zachowujemy kopii. Pomyśl, kto jeszcze używa tego urządzenia.
download-given = Twoje odpowiedzi
download-reference = Numer zgłoszenia
download-sent = Wysłano
download-kept = Trzymamy to do
