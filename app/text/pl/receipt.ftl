# Polish, awaiting a reviewer
# Receipts for what was agreed or taken back

receipt-title = Twoje potwierdzenie
receipt-code = Potwierdzenie
receipt-genuine = To potwierdzenie jest prawdziwe
receipt-genuine-how = Jest od nas i od tamtej pory nic się w nim nie zmieniło.
receipt-altered = To potwierdzenie nie jest już prawdziwe
receipt-altered-how = Nie jest takie samo jak wtedy, gdy powstało. Nie polegaj na nim i powiedz nam o tym.
receipt-old = Nie możemy tutaj sprawdzić tego potwierdzenia
receipt-old-how = Powstało z kluczem, którego już nie używamy. Poproś, żebyśmy je dla Ciebie sprawdzili.
receipt-when = { $date }, { $time }
receipt-given = Twoja zgoda
receipt-withdrawn = Zgoda cofnięta przez Ciebie
receipt-at = Kiedy
receipt-how = Jak to do nas dotarło
receipt-how-online = Na tej stronie internetowej
receipt-how-phone = Przez telefon
receipt-how-face_to_face = W rozmowie twarzą w twarz
receipt-how-email = E-mailem
receipt-how-post = Listem
receipt-how-text = SMS-em
receipt-named = Wymieniona organizacja
receipt-organisation = Kto się na tym opiera
receipt-issued = Potwierdzenie powstało
receipt-notice = Informacja o prywatności z tamtego czasu
receipt-notice-version = Wersja { $version }
receipt-names-nobody = Na tej stronie nie ma niczyjego imienia ani nazwiska. Tylko Ty i my wiemy, że to Twoje potwierdzenie.
receipt-file = Pobierz to potwierdzenie jako plik
receipt-file-how = Komputer może sprawdzić ten plik, z nami lub bez nas.
receipt-change = W każdej chwili możesz zmienić zdanie.
receipt-change-link = Otwórz swoje zgłoszenie
receipt-unknown-title = Nie znamy tego potwierdzenia
receipt-unknown = Żadne nasze potwierdzenie nie ma tego kodu. Sprawdź, czy kod jest wpisany tak, jak na potwierdzeniu.
receipt-unknown-next = Jeśli tak, to potwierdzenie nie jest od nas albo zostało przez nas usunięte.
