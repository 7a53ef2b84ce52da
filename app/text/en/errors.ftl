# When something went wrong

errors-start = Go to the start page
errors-talk = Talk to someone
errors-danger = In danger now? Call [contact:emergency].
errors-wait-minute = 1 minute
errors-wait-minutes = { $minutes } minutes
errors-wait-hours = a few hours

errors-not-found-title = Page not found
errors-not-found = We cannot find that page
errors-not-found-what = The address may be mistyped, or the page may have moved.
errors-not-found-next = If you typed it, check it. If you followed a link from a message, it may have expired.

errors-forbidden-title = Page not open to you
errors-forbidden = We cannot let you do that
errors-forbidden-what = You may not be allowed to open this page. Or we could not tell that the form came from you.
errors-forbidden-next = Nothing was changed. If you were filling in a form, go back, reload the page and send it again.

errors-no-cookies-title = Cookies are off
errors-no-cookies = Your browser does not keep our cookies
errors-no-cookies-what = A cookie is a small file. Without it we cannot keep your answers from one page to the next.
errors-no-cookies-next = Switch cookies on in your browser and start again. If you cannot do that, call us.

errors-conflict-title = Something has changed
errors-conflict = This has changed since you opened it
errors-conflict-what = Someone else was a little faster, or you have it open in two windows.
errors-conflict-next = Nothing was changed by you just now. Go back, reload the page and look again.

errors-too-large-title = Too much to send
errors-too-large = That was too much to send
errors-too-large-what = Nothing was sent. What you wrote is longer than the form can hold.
errors-too-large-next = Go back and make it shorter. You can tell us the rest when we talk.

errors-too-many-title = Too many tries
errors-too-many = There were too many tries
errors-too-many-what = Nothing was changed. We stop after many tries to keep people’s information safe.
errors-too-many-next = Wait { $wait } and try again. If you cannot wait, call us.

errors-fault-title = There is a problem
errors-fault = Sorry, there is a problem with the service
errors-fault-what = Try again later. If you saw a reference number, we have what you sent.
errors-fault-next = If you did not see one, we do not have it. Your answers may still be in the form.

errors-unavailable-title = Not working for the moment
errors-unavailable = This website is not working for the moment
errors-unavailable-what = Try again in a few minutes. If you saw a reference number, we have what you sent.
errors-unavailable-next = If you did not see one, we do not have it. You can also call us.

errors-ended-title = Your answers are gone
errors-ended = We wiped your answers to keep you safe
errors-ended-what = If you saw a reference number, we have what you sent. If you did not see one, nothing was sent and we kept nothing.
errors-ended-next = We do this { $minutes } minutes after the last page you opened. You can start again now.
errors-ended-again = Start again
