# Signing in, for staff

sign-in-title = Sign in
sign-in-heading = Sign in
sign-in-name = Sign-in name
sign-in-password = Password
sign-in-code = One-time code
sign-in-code-hint = 6 digits from the app on your phone. Each code works once. Lost your phone? Type a recovery code.
sign-in-do = Sign in
sign-in-idle = You are signed out after 20 minutes without work, and after 8 hours in any case.
sign-in-notice = What we keep about people who work here

sign-in-error-name = Enter your name
sign-in-error-password = Enter your password
sign-in-error-code = Enter the 6 digits of your one-time code, or a recovery code
sign-in-error-wrong = That name, password and code do not go together. Wait for a new code, then try again

sign-in-training-title = Your training has expired
sign-in-training-since = You last did your data protection training on { $date }.
sign-in-training-never = We have no record of your data protection training.
sign-in-training-why = People who see what residents tell us do this training every 12 months. Until then you cannot sign in.
sign-in-training-how = How to renew it
sign-in-training-one = Do the data protection training of your organisation.
sign-in-training-two = Tell your manager the day on which you finished it.
sign-in-training-three = Your administrator enters that day. Then sign in again.
sign-in-training-again = Back to sign in

# The notice for staff (seed T7)
staff-privacy-title = What we keep about people who work here
staff-privacy-what = When you work in this service we keep:
staff-privacy-account = your name, your work email, your organisation, your role and your queues
staff-privacy-training = the day of your last data protection training, what proves it, and who entered it
staff-privacy-ways = when you signed in last, and the names that you give to your passkeys
staff-privacy-reviews = the days on which your manager looked at what you may do
staff-privacy-acts = what you open, show, change and try to open, with the time
staff-privacy-why = We need this to show residents that their records are safe, and to find misuse.
staff-privacy-who = Your manager, the data protection officer and the auditor can see it. Nobody can change it.
staff-privacy-rights = Ask to see it, or ask a question

sign-in-sso-SMBC = Sign in with your council account
sign-in-sso-TPA = Sign in with your Stockport Homes account
sign-in-sso-else = Or with the name, password and code of this site:
sign-in-sso-done = You are signed in
sign-in-sso-on = Go on
sign-in-error-sso-late = Signing in took too long, or was begun in another window. Try again
sign-in-error-sso-refused = Your organisation’s sign-in did not let you in. Try again, or sign in with name, password and code
sign-in-error-sso-away = Your organisation’s sign-in does not answer. Sign in with name, password and code
sign-in-error-sso-nobody = You have no account here, or your organisation gives you no role for it. Ask your administrator
