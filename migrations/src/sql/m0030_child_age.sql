-- Age of the child that an enquiry is about: optional, never routes, and goes with the form.

ALTER TABLE enquiry ADD COLUMN child_age_band text CONSTRAINT enquiry_child_age
  CHECK (child_age_band IN ('under_5', '5_10', '11_15', '16_17', '18_25', 'prefer_not'));
GRANT INSERT (child_age_band) ON enquiry TO portal_web, portal_staff;
