"""What words do in a Vietnamese question: the phrases that ask, point or merely carry the sentence, by tag.

Edit freely: one tag a block, phrases apart by commas. Phrases are matched longest first, without regard to
diacritics where the asker types none; a phrase that starts with ``=`` needs its diacritics, because without them
it is too many other words. ``plain`` protects compounds that contain an asking word but ask nothing ("ký số").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from assistant.understanding.words import syllables
from corpus.language.syllables import exact_key, tokens

PHRASES: dict[str, str] = {
    # --- who, and in which role ---
    "who": """
        ai, những ai, đơn vị nào, những đơn vị nào, các đơn vị nào, cơ quan nào, những cơ quan nào, các cơ quan nào,
        bên nào, những bên nào, tổ chức nào, phòng nào, phòng ban nào, sở nào, ban nào, bộ phận nào, cá nhân nào,
        người nào, đồng chí nào, phòng hay sở nào, chỗ nào lo, đơn vị gì, cơ quan gì, là ai, cho ai, cấp nào,
        ông nào, bà nào, thầy nào, cô nào, sở ngành nào, sở ban ngành nào, ngành nào, nhà nào, bạn nào, của ai""",
    "lead": """
        chủ trì, cùng chủ trì, đồng chủ trì, chủ trì thực hiện, chủ trì triển khai, đầu mối, làm đầu mối, phụ trách,
        chịu trách nhiệm, chịu trách nhiệm chính, trách nhiệm chính, làm chính, =lo, lo vụ, =lo liệu, =lo phần,
        =lo việc, lo chuyện, đứng ra, cầm trịch, đứng đầu, đảm nhận, đảm nhiệm, đảm trách, được giao, giao cho,
        được phân công, phân công cho, chủ quản, chủ trì chính, đơn vị chủ trì, cơ quan chủ trì, đơn vị đầu mối,
        cơ quan đầu mối, chịu trách nhiệm thực hiện, đơn vị phụ trách, phải làm, phải thực hiện, cơ quan thực hiện,
        đơn vị thực hiện, tổ chức thực hiện chính, ai lo, ben nao lo, bên nào lo, đơn vị nào lo, phòng nào lo,
        chủ chì, cầm cái, lo chính,
        với vai trò chủ trì, vai trò chủ trì""",
    "coordinating": """
        phối hợp, phối hợp thực hiện, đơn vị phối hợp, cơ quan phối hợp, cùng phối hợp, phối hợp với, phối hợp cùng,
        hỗ trợ thực hiện, cùng làm, làm cùng, cùng thực hiện, tham gia phối hợp, tham gia cùng, giúp sức,
        ai giúp, bên nào giúp, đơn vị nào giúp, giúp đỡ,
        cùng tham gia, ai hỗ trợ, bên nào hỗ trợ, đơn vị nào hỗ trợ, ai tham gia, đơn vị nào tham gia,
        bên nào tham gia, những ai tham gia, ai cùng làm, làm chung, làm với, chung tay, phụ giúp, phối kết hợp,
        hợp lực, làm cùng ai, làm với ai, làm chung với ai, cùng với ai, hỗ trợ cho,
        với vai trò phối hợp, vai trò phối hợp""",
    # --- attributes of an assignment ---
    "timeframe": """
        vào lúc nào, hôm nào, vào hôm nào, ngày bao nhiêu, bao giờ, khi nào, lúc nào, thời gian nào, thời hạn nào,
        thời điểm nào, thời gian, thời hạn, thời gian thực hiện, thời hạn thực hiện, thời hạn hoàn thành,
        thời gian hoàn thành, hạn chót, hạn hoàn thành, =hạn, hạn là, hạn đến, deadline, dead line, mấy giờ,
        tháng mấy, tháng nào, quý mấy, quý nào, ngày nào, ngày mấy, năm nào, năm bao nhiêu, đến bao giờ, từ bao giờ,
        đến khi nào, từ khi nào, trong bao lâu, bao lâu, tiến độ thực hiện, mốc thời gian, khi nào xong,
        bao giờ xong, bao giờ thì xong, chừng nào, hồi nào, thời điểm, mấy tháng, hàng năm hay, ngày tháng nào,
        tiến độ ra sao, tiến độ thế nào, tiến độ như thế nào, thì tiến độ,
        khoảng thời gian nào""",
    "result": """
        kết quả, kết quả thực hiện, kết quả là gì, kết quả gì, kết quả đầu ra, sản phẩm, sản phẩm gì, sản phẩm nào,
        sản phẩm là gì, sản phẩm đầu ra, sản phẩm dự kiến, đầu ra, ra được cái gì, phải ra được cái gì, ra cái gì,
        ra sản phẩm gì, ra sản phẩm, kết quả dự kiến, kết quả cần đạt, sản phẩm hoàn thành, nộp cái gì, phải nộp gì,
        ra được gì, thành quả, kết quả phải có, sản phẩm phải có, thu được gì, kết quả nào, sản phẩm cuối cùng""",
    "place": """
        ở đâu, tại đâu, địa điểm, địa điểm nào, nơi nào, ở chỗ nào, tại chỗ nào, đâu, ở nơi nào, chỗ nào,
        nơi tổ chức, địa bàn nào, ở những đâu, ở những nơi nào, những đâu, những nơi nào""",
    "funding": """
        kinh phí, nguồn kinh phí, kinh phí thực hiện, kinh phí ở đâu, kinh phí từ đâu, tiền ở đâu, tiền đâu,
        lấy tiền đâu, lấy tiền ở đâu, nguồn tiền, tiền, nguồn vốn, chi phí, ngân sách""",
    # --- quantities ---
    "percent": """
        tăng từ bao nhiêu lên bao nhiêu, từ bao nhiêu lên bao nhiêu, lần lượt là bao nhiêu, bao nhiêu phần trăm,
        mấy phần trăm, mức mấy, mức bao nhiêu, từ mức mấy, tỷ lệ bao nhiêu, tỉ lệ bao nhiêu, tỷ lệ, đạt bao nhiêu,
        là bao nhiêu, đạt mức nào, đạt tỷ lệ, chỉ tiêu bao nhiêu, phần trăm, chiếm bao nhiêu, tới bao nhiêu,
        đến bao nhiêu, phải đạt bao nhiêu, giá trị bao nhiêu, con số nào, con số bao nhiêu, mức nào, bằng bao nhiêu""",
    "howmany": """
        bao nhiêu tiền, tốn bao nhiêu tiền, hết bao nhiêu tiền, mấy tiền, bao nhiêu, có bao nhiêu, có mấy, mấy,
        số lượng, tổng số, tổng cộng, tất cả bao nhiêu, đếm, mấy cái, số lượng bao nhiêu""",
    # --- things that are listed and counted ---
    "tasks": """
        bắt làm gì, bắt phải làm gì, bắt làm những gì, phải làm cái gì,
        phần việc nào, phần việc gì, lo cái gì, lo cái chi, làm cái chi, cái chi, nhiệm vụ nào, nhiệm vụ gì,
        những nhiệm vụ nào, những nhiệm vụ gì, các nhiệm vụ nào, các nhiệm vụ gì, những việc gì, nhiệm vụ ra sao,
        việc gì, việc nào, những việc nào, công việc gì, công việc nào, những công việc nào, những công việc gì,
        làm gì, làm những gì, nhiệm vụ là gì, làm việc gì, phải làm gì, cần làm gì, phải làm những gì,
        trách nhiệm gì, có trách nhiệm gì, những trách nhiệm gì, trách nhiệm nào, trách nhiệm ra sao,
        trách nhiệm thế nào, trách nhiệm như thế nào, nhiệm vụ thế nào, có nhiệm vụ gì, đầu việc nào,
        những đầu việc nào, đầu việc gì, làm những việc gì, đảm nhận những gì, thực hiện những gì, thực hiện gì,
        tham gia nhiệm vụ nào, tham gia những nhiệm vụ nào, tham gia việc gì, lo việc gì, hoạt động gì,
        hoạt động nào, những hoạt động gì, những hoạt động nào, lo những gì, lo những việc gì, lo gì, chủ trì gì,
        chủ trì những gì, phối hợp gì, phối hợp những gì, làm cái gì, tham gia gì, phụ trách gì, phụ trách những gì,
        giao việc gì, được giao những gì, được giao gì, làm j, đảm nhiệm gì, tham mưu gì, tham mưu những gì,
        đảm nhiệm những gì, thực hiện việc gì, chịu trách nhiệm gì, chịu trách nhiệm những gì,
        chịu trách nhiệm về gì, vai trò gì, làm nhiệm vụ gì, vụ gì, những vụ gì, mảng gì, mảng nào, vụ nào,
        việc chi, làm chi, có việc gì, có những việc gì, nhiêm vụ gì""",
    "task": """
        nhiệm vụ, công việc, đầu việc, phần việc, các nhiệm vụ, những nhiệm vụ, nhiệm vụ giải pháp, trách nhiệm,
        trách nhiệm của, nhiệm vụ của, vai trò của, các công việc, các đầu việc""",
    "targets": """
        chỉ tiêu, chỉ tiêu nào, những chỉ tiêu nào, các chỉ tiêu, những chỉ tiêu, các chỉ tiêu nào, chỉ tiêu gì,
        những chỉ tiêu gì, mục tiêu nào, những mục tiêu nào""",
    # --- facts of the document ---
    "signer": """
        ai ký, do ai ký, ai là người ký, người ký, người ký tên, ai ký tên, ai ký ban hành, ai đã ký, ký bởi ai,
        được ai ký, ký tên, người ký văn bản, ai đứng tên ký, ai đặt bút ký, người đã ký, chữ ký của ai,
        ký ban hành, ai kí, ai duyệt ký, ai ký duyệt, ai là người đã ký, ai là người ký ban hành, người nào ký,
        ông nào ký, bà nào ký, =ký""",
    "signer_role": """
        với tư cách nào, với tư cách gì, tư cách nào, với tư cách là gì, chức vụ, chức danh, giữ chức vụ gì,
        giữ chức gì, giữ vai trò gì, giữ cương vị gì, cương vị gì, làm chức gì, chức gì,
        chức vụ gì, chức vụ của người ký, chức danh của người ký""",
    "issued": """
        ban hành hôm nào, được ban hành hôm nào, ban hành, được ban hành, ra đời, ban hành ngày, ra ngày, ký ngày,
        đề ngày, ngày ban hành, ngày ký, ngày tháng ban hành, thời gian ban hành, thời điểm ban hành, ngày của,
        xin ngày, ngày tháng của, đề ngày nào, ra khi nào, ra bao giờ, ra lúc nào, ra ngày nào, ra hồi nào,
        có từ khi nào, có từ bao giờ, ra đời khi nào, ban hành khi nào, ban hành lúc nào, ban hành bao giờ,
        ban hành ngày nào, ngày tháng năm nào, phát hành""",
    "issuer": """
        cơ quan ban hành, đơn vị ban hành, ai ban hành, do ai ban hành, đơn vị nào ban hành, cơ quan nào ban hành,
        bên nào ban hành, do đơn vị nào ban hành, do cơ quan nào ban hành, cấp nào ban hành, văn bản của ai,
        của cơ quan nào, của đơn vị nào, ai ra, sở nào ban hành, phòng nào ban hành""",
    "issue_place": """
        nơi ban hành, ban hành ở đâu, ban hành tại đâu, ban hành ở huyện nào, ban hành ở tỉnh nào,
        ban hành ở nơi nào, được ban hành ở đâu, được ban hành ở huyện nào, được ban hành ở tỉnh nào,
        ban hành ở thành phố nào, địa danh, địa danh là gì, địa danh ghi trên, địa danh ghi ở""",
    "number": """
        số hiệu, số ký hiệu, ký hiệu, số bao nhiêu, số mấy, số văn bản, số của, mang số, số nào, số công văn,
        số kế hoạch, số quyết định, số và ký hiệu, số hiệu gì, số gì, mã số""",
    "bases": """
        được viện dẫn làm căn cứ, viện dẫn làm căn cứ, được lấy làm căn cứ, lấy làm căn cứ, làm căn cứ,
        được dùng làm căn cứ, dùng làm căn cứ, sử dụng làm căn cứ, được sử dụng làm căn cứ, nêu làm căn cứ,
        theo những quyết định nào, theo quyết định nào, theo những văn bản nào, theo nghị quyết nào,
        theo những nghị quyết nào, ban hành theo những quyết định nào, ban hành theo quyết định nào,
        ban hành theo văn bản nào, ban hành theo những văn bản nào, dựa trên những văn bản nào,
        dựa trên quyết định nào, dựa vào những văn bản nào, căn cứ những quyết định nào, căn cứ quyết định nào,
        căn cứ, căn cứ vào, căn cứ pháp lý, căn cứ ban hành, cơ sở pháp lý, căn cứ theo, căn cứ nào,
        những căn cứ nào, căn cứ gì, dựa trên, dựa vào, dựa theo, dựa trên văn bản nào, dựa vào văn bản nào,
        theo văn bản nào, dựa vào đâu, căn cứ đâu, căn cứ vào đâu, những văn bản nào làm căn cứ, căn cứ trên""",
    "recipients": """
        nhận kế hoạch, nhận bản kế hoạch, lưu kế hoạch, lưu văn bản, lưu bản kế hoạch,
        gửi những nơi nào, gửi nơi nào, gửi những ai, gửi đến những đâu, gửi đến đâu, gửi tới những đâu,
        gửi tới những ai, gửi đến những ai, gửi cho những đâu, gửi cho những đơn vị nào, gửi những đơn vị nào,
        gửi cho, có gửi, nhận được kế hoạch, nhận được văn bản, có nhận được, được nhận, nơi nhận, gửi cho ai,
        gửi tới, gửi tới đâu, gửi đến, gửi ai, gửi đi đâu, gửi đâu, gửi những đâu, được gửi, gửi cho những ai,
        nhận văn bản, gửi tới ai, gửi đến ai, gửi cho đơn vị nào, ai nhận, những ai nhận, nơi gửi, được gửi cho,
        được gửi tới, được gửi đến, lưu ở đâu""",
    "title": """
        tên là gì, tên gì, tên là chi, tiêu đề, trích yếu, tên đầy đủ của kế hoạch, tên văn bản, tên kế hoạch,
        tên của kế hoạch, tên của văn bản, nói về gì, về việc gì, về nội dung gì, nói về cái gì, nói về vấn đề gì,
        nội dung chính là gì, về vấn đề gì, tựa đề, trích yếu nội dung, nói về việc gì, tên gọi, viết về gì""",
    "type": """
        loại văn bản, loại văn bản gì, thể loại, là văn bản gì, loại gì, thuộc loại nào, hình thức văn bản, loại nào""",
    # --- what a term means ---
    "define": """
        là gì, là cái gì, nghĩa là gì, có nghĩa là gì, có nghĩa gì, được hiểu là gì, được hiểu là, hiểu là gì,
        hiểu như thế nào, được hiểu như thế nào, hiểu thế nào, được hiểu thế nào, thế nào là, định nghĩa, khái niệm,
        viết tắt, viết tắt của, viết tắt là gì, viết tắt của từ gì, viết tắt của gì, tên đầy đủ, viết đầy đủ,
        là những gì, được viết tắt như thế nào, viết tắt như thế nào, viết tắt thế nào, là viết tắt của, gọi tắt,
        được gọi tắt, nghĩa gì, là như thế nào, giải thích từ""",
    "parts": """
        là những trường nào, là những ai, là những đơn vị nào, là những cơ quan nào, là trường nào, là đơn vị nào,
        gồm những gì, bao gồm những gì, gồm những ai, gồm những đơn vị nào, gồm những trường nào, bao gồm, gồm,
        gồm ai, gồm gì, gồm có những gì, gồm những nội dung gì, gồm những phần nào, gồm mấy phần""",
    # --- the form of the question ---
    "list": """
        kể mình nghe, kể em nghe, kể tôi nghe, kể nghe, kể cho mình, kể giúp, =kể, liệt kê, kể tên, kể ra, nêu tên,
        nêu các, nêu, cho biết các, danh sách, những gì, những nội dung gì, các nội dung nào, những nội dung nào,
        viết những gì,
        các mục nào, những mục nào, đầy đủ, tất cả, toàn bộ, cho danh sách, điểm danh, kể hết, tổng hợp giúp""",
    "yesno": """
        phải hem, đúng hem, phải không ạ, đúng không ạ, phải không, đúng không, có phải, có phải là, có đúng,
        có đúng là, =đúng là, đúng vậy không, không phải, đúng chứ, phải chứ, hay không, có không, phải ko, đúng ko,
        phải hông, đúng hông, đúng hong, dung k, đúng hôn, phải k, đúng k, có đúng không, có phải không,
        đúng hay sai, là đúng hay sai, chính xác không, =chăng, =à, =hả""",
    "compare": """
        so sánh, khác nhau, khác gì, khác nhau thế nào, khác nhau như thế nào, khác nhau ở điểm nào, giống nhau,
        giống và khác, so với, chênh lệch, chênh nhau, khác biệt, tăng bao nhiêu, tăng thêm, cao hơn, thấp hơn,
        hơn kém, bằng nhau, như nhau, có bằng nhau không, lớn hơn, nhỏ hơn, khác nhau chỗ nào, khác nhau ra sao""",
    "extreme": "cao nhất, thấp nhất, lớn nhất, nhỏ nhất, nhiều nhất, ít nhất là, sớm nhất, muộn nhất",
    # --- the document itself ---
    "document": """
        kế hoạch, bản kế hoạch, văn bản, văn bản này, tài liệu, kế hoạch này, quyết định này, nghị định này,
        luật này, thông tư này, công văn này, thông báo này, chương trình này, hướng dẫn này, kế hoạch đó,
        văn bản đó, tài liệu này, tài liệu đó, quyết định đó, nghị quyết này, quy định này, bản này, cái kế hoạch""",
    "both": """
        cả hai, hai kế hoạch, các kế hoạch, hai văn bản, mỗi kế hoạch, mỗi văn bản, từng kế hoạch, từng văn bản,
        những kế hoạch, cả hai kế hoạch, cả hai văn bản, hai bản kế hoạch, hai bên, hai nơi, cả 2, 2 kế hoạch,
        2 văn bản, cả 2 kế hoạch, cả 2 văn bản""",
    "follow": """
        còn, thế còn, vậy còn, thế, vậy, vậy thì, thế thì, thì sao, ra sao, như nào, còn về, rồi, thế là, vậy là,
        à còn, thế sao, sao nữa, nữa""",
    "correct": """
        không ý mình là, ý mình là, ý tôi là, ý em là, không phải mà là, à nhầm, nhầm, mình nhầm, tôi nhầm,
        không ý tôi là, không ý em là, à không, không phải ý đó, hỏi lại, sửa lại, ý tớ là, sorry""",
    # --- compounds that only look like asking words ---
    "plain": """
        rà soát danh sách, lập danh sách, cập nhật danh sách, gửi danh sách, nộp danh sách, duyệt danh sách,
        ký số, chữ ký số, đăng ký, ký kết, chữ ký điện tử, sổ ký, ký hợp đồng, học kỳ, số hóa, chuyển đổi số,
        kỹ năng số, công dân số, học bạ số, chính quyền số, kinh tế số, xã hội số, văn bằng số, chứng chỉ số,
        dữ liệu số, giải pháp số, sản phẩm số, hạ tầng số, khung năng lực số, năng lực số, văn hóa số, nền tảng số,
        nội vụ, nghĩa vụ, dịch vụ, công vụ, nghiệp vụ, phục vụ,
        căn cứ địa, căn cước, người tham gia, đối tượng tham gia, cơ quan quản lý, cơ quan nhà nước,
        cơ quan quản lý giáo dục, cơ quan báo chí, cơ quan quản lý nhà nước, đơn vị sự nghiệp, đơn vị trực thuộc,
        đơn vị liên quan, đơn vị có liên quan, cơ quan liên quan, cơ quan chuyên môn, đơn vị cung cấp, kế hoạch hóa,
        sản phẩm truyền thông, sản phẩm tuyên truyền, sản phẩm khoa học, sản phẩm ocop, sản phẩm chuyển đổi,
        kết quả học tập, hội nghị, hỗ trợ khởi nghiệp, sự phối hợp, quy chế phối hợp, công tác phối hợp,
        thu hút sự tham gia, sự tham gia, phát động phong trào""",
}

SCAFFOLD = """
    trên địa bàn, nhưng, v, =cả, có cả, đồng chí, các đồng chí,
    lần lượt, rứa, dzậy, zậy, dạ, tụi em, tụi mình, tụi tôi, mấy anh, mấy chị, mấy anh chị, mấy thầy, mấy cô,
    mấy bác, anh, chị, nhắc, nhắc ở, được nhắc ở, được nhắc, gặp, khi gặp, cho mình hỏi, cho em hỏi,
    cho tôi hỏi, cho hỏi, cho tớ hỏi, cho mình hỏi là, cho hỏi là, cho mình hỏi chút, cho em hỏi chút,
    cho em hỏi là, mình hỏi, em hỏi, tôi hỏi, xin hỏi, xin cho hỏi, xin cho biết, hãy cho biết, cho biết, hãy,
    hãy cho, vui lòng, làm ơn, nhờ, giúp mình, giúp em, giúp tôi, giúp với, giúp, xin,
    giùm, giùm mình, giùm em, mình muốn biết, em muốn biết,
    tôi muốn biết, muốn biết, mình cần biết, tôi cần biết, muốn hỏi, mình muốn hỏi, tôi muốn hỏi, em muốn hỏi,
    mình muốn, tôi muốn, bạn ơi, ad ơi, admin ơi, ad, admin, bot, bot ơi, shop, mọi người ơi, mọi người, mn ơi,
    anh chị ơi, anh chị, các bác, các bạn, bạn, =bác, bác ơi, em ơi, =ơi, alo, hello, hi, chào, xin chào, chào bạn,
    chào ad, dạ cho, =ạ, vâng, nhé, nha, nhỉ, nhở, =à, =ừ, =ờ, ờm, hử, hen, hén, nè, =nghen, =đấy, =đó, =này, =kia,
    =ấy, vậy ạ, thế ạ, vậy nhỉ, với ạ, =với nhé, ạ nha, luôn, với, đi, =thôi, =chứ, =hả, hả bạn, =vậy, z, hem,
    =hông, không biết, ko biết, chẳng biết, không rõ, chưa rõ, ko rõ, biết, chả hiểu, mình, tôi, em, tớ, =tui,
    bọn mình, chúng tôi, chúng mình, chúng em, bên mình, bên em, cảm ơn, cám ơn, thanks, thank, tks, cụ thể,
    cụ thể là, chính xác là, chính xác, thì, là, mà, và, hay, hoặc, của, cho, để, về, ở, tại, trong, ngoài, trên,
    dưới, từ, đến, tới, do, bởi, theo, như, như thế nào, thế nào, ra sao, như nào, làm sao, nghe, nói nghe, ủa, ơ,
    ô, thế à, cho e hỏi, e, c, a ơi, cho e, bên, chỗ, phía, xin hỏi chút, hỏi chút, =bị, =được, đã, đang, sẽ, sắp,
    vẫn, cũng, còn, nữa, lại, rồi, chỉ, =có, không, chưa, chẳng, này, đó, kia, ấy, đây, đấy, nào, gì, cái gì, cái,
    cái này, cái nào, =sao, một, những, các, mỗi, từng, khi, lúc, vào, vào lúc, bằng, qua, nếu, thì sao, vì sao,
    tại sao, sao lại, mấy, =ra, nêu rõ, quy định, quy định về, quy định gì, quy định thế nào, quy định như thế nào,
    quy định ra sao, nói gì, nói gì về, nói, ghi gì, ghi, nêu gì, đề cập gì, đề cập, nội dung, phần, mục này,
    thay mặt, viết gì, viết cái gì, dành cho, áp dụng cho, áp dụng với, điều gì, những điều gì,
    theo đó, liên quan đến, liên quan tới, đối với, thuộc, gồm có, vụ, =mảng, chuyện, khoản này, cụ, kiểu, dạng,
    =hộ, hộ mình, hộ em, tìm, tìm giúp, tra giúp, tra cứu, lấy từ đâu, từ đâu, từ nguồn nào, nguồn nào, lấy ở đâu,
    ở đâu ra, lấy đâu ra, xem, xem giúp, tóm tắt, tóm lại, trả lời, giải thích, văn bản nào, những văn bản nào,
    các văn bản nào, văn bản gì, những văn bản gì, thông tin về, lấy, bao gồm, tức là, tên, tên gì, tên là, gọi là,
    được gọi là, có thể, =phải, cần, cần phải, =nên, bắt buộc, số lượng, đạt, đạt được, đặt ra, đề ra, giao,
    được giao, nhằm, câu hỏi, hỏi, việc, sự, cuộc, theo như, hiện nay, hiện tại, bây giờ, thật, thật sự, khoảng,
    tầm, nhất, đều, thêm, riêng, nói chung, ấy nhỉ, hết, xong, hoàn thành, phải xong, trước, sau, giữa, =ta, =họ,
    =nó, sếp ơi, thầy cô ơi, thầy ơi, cô ơi, ai đó, đâu đó, lắm, quá, =ư, bất kỳ, nào đó, người ta, đại loại, hiểu,
    gấp, chi tiết, rõ, vs, cậu, tớ hỏi, bồ, cả nhà, cả nhà ơi, tự nhiên, đang cần, dự kiến, được nhắc đến, nhắc đến,
    tập trung vào, xoay quanh,
    nhắc tới, được nêu, được đề cập, chia thành, chia làm, chia ra, diễn ra, xảy ra, bắt đầu, kết thúc, hoàn tất,
    hướng tới, hướng đến, nhắm tới,
    nhắm đến, nhắm vào, rốt cuộc, cuối cùng phải, cuối cùng thì, cuối cùng sẽ, cuối cùng cần, cuối cùng có,
    cần thiết, tính đến, lo, đến năm, tới năm, vào năm, trong năm, năm học này, nhỉ ad, í, hở,
    xíu, chút, tí, =kiếm, ko, hok, hong, hông, j, bao, nhiêu
"""

LIGHT = """
    thực hiện, triển khai, tổ chức, triển khai thực hiện, tổ chức thực hiện, tổ chức triển khai, công tác,
    hoạt động, nhiệm vụ, giải pháp, kế hoạch, văn bản, nội dung, xây dựng, tăng cường, đẩy mạnh, thúc đẩy, tiếp tục,
    phát triển, nâng cao, bảo đảm, đảm bảo, tiến hành, làm, lập, đưa, mở, tạo, dùng, sử dụng, áp dụng, có hiệu quả,
    hiệu quả, phục vụ, liên quan, toàn, ngành, lĩnh vực, địa phương, đơn vị, cơ quan, cá nhân, tập thể, chủ trì,
    phối hợp, chương trình, yêu cầu, mục đích, thời gian, thời hạn, kết quả, sản phẩm, đề án, dự án, chỉ tiêu,
    mục tiêu, tỷ lệ, mức, phân công, quản lý, ban hành, đối tượng, lý do, nguyên nhân, cách thức, khía cạnh, bước,
    loại, trường hợp, thành phần, yếu tố, hình thức, cách, ít nhất, tối thiểu, tối đa, trở lên, năm, ngày, tháng,
    số, người, =được, người dân, nhà trường, trường, đạt, hoàn thành, đề nghị, kính gửi, vấn đề, nhóm, dòng, bảng,
    cột, hàng, mục, phụ lục, điều, khoản, điểm, nghị quyết, quyết định, thông tư, nghị định, luật, công văn,
    thông báo, chỉ thị, văn phòng, trách nhiệm, giao, nhận, tham gia, chịu, việc, huyện, tỉnh, thành phố, xã,
    phường, quận, thị trấn, thị xã
"""

PLAIN = "plain"
SCAFFOLD_TAG = "scaffold"
INTERROGATIVES = frozenset({"nao", "gi", "j", "dau", "ai", "bao", "nhieu", "may", "la", "gio", "khi", "luc"})  # folded
MAYBE = "maybe"  # a lone function word typed without its accents: it may be another word ("thi": thì, thi)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of ``PHRASES`` or ``SCAFFOLD`` as keys; ``strict`` needs the diacritics."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    tag: str
    strict: bool


@cache
def phrases_by_first() -> dict[str, tuple[Phrase, ...]]:
    """Return every phrase by the folded key of its first syllable, the longest first."""
    table: dict[str, list[Phrase]] = {}
    blocks = [*PHRASES.items(), (SCAFFOLD_TAG, SCAFFOLD)]
    for phrase in (made for tag, block in blocks for made in _phrases(tag, block)):
        table.setdefault(phrase.folded[0], []).append(phrase)
    return {first: tuple(sorted(many, key=lambda one: -len(one.exact))) for first, many in table.items()}


@cache
def light_words() -> frozenset[tuple[str, ...]]:
    """Return the light words and phrases, folded."""
    return frozenset(phrase.folded for phrase in _phrases("light", LIGHT))


def _phrases(tag: str, block: str) -> list[Phrase]:
    return [_phrase(tag, " ".join(item.split())) for item in block.split(",") if item.strip()]


def _phrase(tag: str, text: str) -> Phrase:
    bare = text.lstrip("=")
    exact = tuple(exact_key(token) for token in tokens(bare) if not token.whole)
    return Phrase(exact, tuple(syllables(bare)), tag, text.startswith("="))
