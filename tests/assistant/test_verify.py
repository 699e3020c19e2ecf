"""Claims on invented documents: what is borne out, what is denied and by which part, what is not stated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.errors import UnusableQuestion
from assistant.verify.finding import Finding
from tests.assistant.plans import everything

MEMORY = everything()
ASSISTANT = Assistant(MEMORY)
SUPPORTED, CONTRADICTED, NOT_STATED = "supported", "contradicted", "not_stated"


def verify(claim: str) -> Finding:
    return ASSISTANT.verify(claim)


CLAIMS = [
    # roles
    ("CDC chủ trì chiến dịch tiêm bù vắc xin sởi", SUPPORTED),
    ("cdc chu tri chien dich tiem bu vac xin soi", SUPPORTED),
    ("Trung tâm Kiểm soát bệnh tật chủ trì chiến dịch tiêm bù vắc xin sởi", SUPPORTED),
    ("Chiến dịch tiêm bù vắc xin sởi do CDC chủ trì, Trung tâm Y tế huyện phối hợp", SUPPORTED),
    ("Chiến dịch tiêm bù vắc xin sởi do Trung tâm Y tế huyện chủ trì, CDC phối hợp", CONTRADICTED),
    ("Công an tỉnh chủ trì chiến dịch tiêm bù vắc xin sởi", CONTRADICTED),
    ("CDC không chủ trì chiến dịch tiêm bù vắc xin sởi", CONTRADICTED),
    ("UBND xã và Trạm y tế xã phối hợp rà soát danh sách trẻ chưa tiêm đủ mũi", SUPPORTED),
    ("UBND xã phối hợp rà soát danh sách trẻ chưa tiêm đủ mũi", SUPPORTED),
    ("Văn phòng Sở bố trí xe và vật tư cho các đợt tiêm lưu động", SUPPORTED),
    # times and results
    ("Kết nối hồ sơ sức khỏe với CSDL dân cư hoàn thành trong Quý IV/2026", SUPPORTED),
    ("ket noi ho so suc khoe voi co so du lieu dan cu trong quy iv/2026", SUPPORTED),
    ("Kết nối hồ sơ sức khỏe với CSDL dân cư hoàn thành trong Quý II/2026", CONTRADICTED),
    ("Tập huấn nhập liệu cho cán bộ trạm y tế thực hiện thường xuyên", SUPPORTED),
    ("Tập huấn nhập liệu cho cán bộ trạm y tế xong trước ngày 30/6/2026", CONTRADICTED),
    ("Sản phẩm của việc kiểm tra dây chuyền lạnh là biên bản kiểm tra", SUPPORTED),
    ("Sản phẩm của việc kiểm tra dây chuyền lạnh là báo cáo tài chính", CONTRADICTED),
    # targets
    ("Đến năm 2030, 98% trẻ dưới 1 tuổi được tiêm đủ mũi vắc xin cơ bản", SUPPORTED),
    ("Đến năm 2030, 92% trẻ dưới 1 tuổi được tiêm đủ mũi vắc xin cơ bản", CONTRADICTED),
    ("Năm 2026 có 75 trạm y tế xã kê đơn thuốc điện tử", CONTRADICTED),
    ("den nam 2030 tren 95% nguoi dan co ho so suc khoe dien tu", SUPPORTED),
    ("Đến năm 2030, 95% người dân có hồ sơ sức khỏe điện tử", CONTRADICTED),
    ("Trạm y tế xã kê đơn thuốc điện tử đạt 60% năm 2026 và 100% năm 2030", SUPPORTED),
    ("Trạm y tế xã kê đơn thuốc điện tử đạt 100% năm 2026 và 60% năm 2030", CONTRADICTED),
    # the documents themselves
    ("Kế hoạch số 215/KH-SYT do bà Lê Thị Hồng Nhung ký", SUPPORTED),
    ("Kế hoạch số 215/KH-SYT do ông Phạm Quốc Bảo ký", CONTRADICTED),
    ("Kế hoạch số 215/KH-SYT ban hành ngày 12/02/2026", SUPPORTED),
    ("Kế hoạch số 215/KH-SYT ban hành ngày 13/02/2026", CONTRADICTED),
    ("Kế hoạch số 215/KH-SYT căn cứ Quyết định số 1330/QĐ-BYT", SUPPORTED),
    ("Kế hoạch số 215/KH-SYT căn cứ Quyết định số 1331/QĐ-BYT", CONTRADICTED),
    # provisions
    ("Giấy phép khai thác có thời hạn 5 năm", SUPPORTED),
    ("Giấy phép khai thác có thời hạn 5 tháng", CONTRADICTED),
    ("Giấy phép khai thác có thời hạn 7 năm", CONTRADICTED),
    ("Khai thác không phép bị phạt tiền từ 50 triệu đồng đến 80 triệu đồng", SUPPORTED),
    ("Khai thác không phép bị phạt tiền từ 50 triệu đồng đến 90 triệu đồng", CONTRADICTED),
    # what nobody says
    ("Sở Giao thông vận tải chủ trì sửa cầu treo", NOT_STATED),
    ("Đến năm 2030, 40% hộ gia đình có xe điện", NOT_STATED),
    ("Đoàn trường tổ chức hội diễn văn nghệ", NOT_STATED),
]


@pytest.mark.parametrize(("claim", "status"), CLAIMS)
def test_claim(claim: str, status: str) -> None:
    found = verify(claim)
    assert found.status == status, found.explanation


@pytest.mark.parametrize("claim", [claim for claim, _ in CLAIMS])
def test_a_finding_quotes_exactly_and_explains_itself(claim: str) -> None:
    found = verify(claim)
    assert found.explanation
    for citation in found.citations:
        text = MEMORY.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
    if found.status != NOT_STATED:
        assert found.says
        assert found.citations


def test_the_denying_cell_is_cited_first() -> None:
    found = verify("Kết nối hồ sơ sức khỏe với CSDL dân cư hoàn thành trong Quý II/2026")
    assert found.citations[0].cell is not None
    assert found.citations[0].cell.column == "Thời gian"
    assert "Quý IV/2026" in (found.says or "")


def test_partial_agreement_says_which_part() -> None:
    found = verify("CDC chủ trì chiến dịch tiêm bù vắc xin sởi, thời hạn: Quý I/2027")
    statuses = {part.part: part.status for part in found.parts}
    assert statuses["chủ trì"] == SUPPORTED
    assert statuses["thời gian"] == CONTRADICTED
    assert "Phần đúng: chủ trì (CDC)" in found.explanation


def test_one_of_several_units_is_borne_out_and_the_others_are_named() -> None:
    found = verify("UBND xã phối hợp rà soát danh sách trẻ chưa tiêm đủ mũi")
    assert "Trạm y tế xã" in found.explanation


def test_only_the_named_documents_count() -> None:
    assert ASSISTANT.verify("Giấy phép khai thác có thời hạn 5 năm", document_ids=["health"]).status == NOT_STATED


@pytest.mark.parametrize("claim", ["", "   ", "x" * 2001, "a\x00b"])
def test_an_unusable_claim_is_refused(claim: str) -> None:
    with pytest.raises(UnusableQuestion):
        verify(claim)


@pytest.mark.parametrize(
    "claim", ["CDC", "CDC, Văn phòng Sở", "năm 2026", "100%", "Quý II/2026", "…!!!", "kết quả là", "ký"]
)
def test_a_name_or_a_figure_alone_claims_nothing(claim: str) -> None:
    assert verify(claim).status == NOT_STATED


_WORDS = st.sampled_from(
    [
        "CDC",
        "chủ",
        "trì",
        "phối",
        "hợp",
        "với",
        "Công",
        "an",
        "tỉnh",
        "tiêm",
        "bù",
        "vắc",
        "xin",
        "sởi",
        "98%",
        "năm",
        "2030",
        "Quý",
        "II/2026",
        "ký",
        "số",
        "215/KH-SYT",
        "ban",
        "hành",
        "căn",
        "cứ",
        "không",
        "do",
        "là",
        "và",
        "sản",
        "phẩm",
        "kết",
        "quả",
        ":",
        ";",
        ",",
        "(",
        "“",
        "”",
        "trên",
        "mức",
        "2",
        "–",
        "5",
        "thời",
        "gian",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=40).map(" ".join))
def test_whatever_is_claimed_is_judged_and_quoted_exactly(claim: str) -> None:
    found = verify(claim)
    assert found.status in {SUPPORTED, CONTRADICTED, NOT_STATED}
    for citation in found.citations:
        text = MEMORY.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
