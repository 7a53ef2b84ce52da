# Polish, awaiting a reviewer
# Changing details

details-title = Zmień sposób kontaktu z Tobą
details-lead = Popraw to, co się nie zgadza, a resztę zostaw. Nowych danych używamy od razu.
details-postcode = Twój kod pocztowy (nieobowiązkowe)
details-postcode-hint = Na przykład SK1 3XE. Zostaw puste, jeśli nie chcesz go podać.
details-postcode-outside = { $postcode } nie jest w Stockport. Zmień kod lub zaznacz, że jest dobry
details-postcode-check = Sprawdź swój kod pocztowy
details-postcode-right = Tak, { $postcode } to dobry kod
details-save = Zapisz te dane
details-saved = Twoje dane są zmienione
details-saved-next = Dla Twojego bezpieczeństwa zmianę sprawdza człowiek. Nie musisz nic robić.
details-history = Zmiany do tej pory
details-history-why = Zachowujemy też starsze dane, żeby nikt nie mógł ich zmienić po cichu.
details-changed-on = Zmienione przez Ciebie { $date }.
