# Polish, awaiting a reviewer
# The email that says that a notice changed in substance. Its subject is the reference; it names no topic, no
# team and nothing that anybody agreed to.
message-notice-changed =
    Dzień dobry

    Zmieniliśmy to, jak mówimy ludziom, co robimy z informacjami o nich.

    Mamy już od Ciebie zgodę na coś. Zostaje taka, jaka jest. Możesz zobaczyć, co się zmieniło, i jeszcze raz powiedzieć „tak” lub „nie”:
    { $address }

    Twój numer to { $reference }.

    Nikt nie czyta odpowiedzi na ten e-mail.
