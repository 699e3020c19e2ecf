"""Words by which letterheads and signature blocks are known, whatever the format; all folded."""

from __future__ import annotations

import re

# What only a letterhead or a signature block says, folded (Decree 30/2020, appendix I; Party documents alike).
SURE = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc"
    r"|^dang cong san viet nam\s*$|^noi nhan ?:",
    re.MULTILINE,
)
LIKELY = re.compile(
    r"^so ?:.*/[a-z]|^[^\n]{2,40}, ngay [\d. …]*thang [\d. …]*nam|^(?:tm|kt|tl|tuq)\. ?\w"
    r"|^\((?:ky|da ky|chu ky|ghi ro)\b[^\n]*|^da ky\s*$",
    re.MULTILINE,
)
# The office that signs.
OFFICE = re.compile(
    r"^(?:q\. ?|kt\. ?|tm\. ?|pho )?(?:(?:tong )?giam doc|chu tich|truong (?:phong|ban|khoa|doan|thon)|hieu truong"
    r"|bo truong|thu truong|thu tuong|cuc truong|vu truong|chi cuc truong|chanh (?:van phong|thanh tra)|bi thu"
    r"|vien truong|chu nhiem|to truong|thu ky|nguoi (?:lap|ky|nhan|giao|viet)|ke toan|dai dien|ben [ab]\b)",
    re.MULTILINE,
)
