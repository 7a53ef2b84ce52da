# Urdu, awaiting a reviewer
# What a role is called

role-triage_fh = Family Hub کی ٹیم
role-triage_tpa = Prevention Alliance کی ٹیم
role-manager_fh = Family Hub کے منیجر
role-manager_tpa = Prevention Alliance کے منیجر
role-safeguarding_lead = لوگوں کو نقصان سے بچانے کے ذمہ دار
role-dpo_smbc = کونسل کے معلومات کی حفاظت کے افسر
role-dpo_shg = Prevention Alliance کے معلومات کی حفاظت کے افسر
role-records = ریکارڈ کے ذمہ دار
role-admin = ویب سائٹ چلانے والے
role-analyst = اعداد و شمار دیکھنے والے
role-auditor = ہمارا کام جانچنے والے
