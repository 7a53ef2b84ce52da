# When something went wrong, for staff

staff-errors-work = Go to your queues
staff-errors-not-found = There is no such page or case, or it is not one that you may open.
staff-errors-forbidden = Your account may not do that, or the form had run out. Nothing was changed. Go back, reload and try once more.
staff-errors-no-cookies = Your browser did not send our cookie back, so you are not signed in. Switch cookies on and sign in again.
staff-errors-conflict = Nothing of yours was saved just now. Go back, reload and look again.
staff-errors-too-large = Nothing was saved. Go back and make it shorter.
staff-errors-too-many = Nothing was changed. Wait { $wait } and try again.
staff-errors-fault = What you did last may not be saved. Go back and look before you do it again.
staff-errors-unavailable = What you did last was not saved. Try again in a few minutes.
staff-errors-ended = Nothing was changed. Sign in again to go on.
