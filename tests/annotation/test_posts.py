"""Posts in the wordings of papers around the world, and bodies that a post's own words leave out."""

from __future__ import annotations

import pytest
from test_affiliations import SAYS, told


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        # What a minister sees to is no body.
        ("Irrigation Minister Jo Doe spoke first.", "Irrigation Minister", None),
        ("Norwegian Mineral resources minister Jo Doe spoke.", "Mineral resources minister", "Norwegian"),
        ("Interior secretary Jo Doe spoke first.", "Interior secretary", None),
        ("Then Quellmark secretary Jo Doe spoke.", "secretary", "Quellmark"),
        ("Utilities Minister Sen Jo Doe spoke first.", "Utilities Minister", None),
        # Letters after the name tell an office or an honour.
        ("Jo Doe MP spoke first.", "MP", None),
        ("Jo Doe OBE spoke first.", None, None),
        # Honorifics of several words, and in brackets.
        ("Quellmark chairman Tan Sri Jo Doe spoke.", "chairman", "Quellmark"),
        ("Quellmark chairman Engr. (Mrs.) Jo Doe spoke.", "chairman", "Quellmark"),
        # The short name of a body in brackets.
        ("Then the Vellin Guild (VG) chairman Jo Doe spoke.", "chairman", "Vellin Guild"),
        ("Then (as told) chairman Jo Doe spoke.", "chairman", None),
        # A bracket within a firm's name.
        ("Then Quellmark Salt (India) Ltd chairman Jo Doe spoke.", "chairman", "Quellmark Salt (India) Ltd"),
        (
            "Jo Doe, chairman of Quellmark Salt (Pvt) Limited, spoke.",
            "chairman",
            "Quellmark Salt (Pvt) Limited",
        ),
        ("Jo Doe of Quellmark Salt (Asia) Inc spoke.", None, "Quellmark Salt (Asia) Inc"),
        ("Jo Doe, chairman of Quellmark Salt (Indian branch), spoke.", "chairman", "Quellmark Salt"),
        ("Jo Doe, a Vellin Guild (VG) organiser, spoke.", "organiser", "Vellin Guild"),
        ("Jo Doe, the Vellin Guild (once called VG) organiser, spoke.", None, None),
        # The capital of a sentence's first word.
        ("Embattled Quellmark chief Jo Doe spoke.", "chief", "Quellmark"),
        ("Beaten manager Jo Doe spoke.", "manager", None),
        ("Band member Jo Doe spoke first.", "Band member", None),
        ("This week Quellmark chief Jo Doe spoke.", "chief", "Quellmark"),
        # What a role sees to, with a capital.
        ("Quellmark Corporate Affairs Director Jo Doe spoke.", "Corporate Affairs Director", "Quellmark"),
        ("Quellmark Chief Commercial Officer Jo Doe spoke.", "Chief Commercial Officer", "Quellmark"),
        ("Quellmark Customer Services Manager Jo Doe spoke.", "Customer Services Manager", "Quellmark"),
        ("Quellmark Services Director Jo Doe spoke.", "Director", "Quellmark Services"),
        ("Vellin Council Literary Agent Jo Doe spoke.", "Literary Agent", "Vellin Council"),
        ("UN Women Financial Director Jo Doe spoke.", "Financial Director", "UN Women"),
        # What a role sees to, in words that may be verbs.
        ("Then Quellmark Corp brand manager Jo Doe spoke.", "brand manager", "Quellmark Corp"),
        ("Then Quellmark chief fire officer Jo Doe spoke.", "chief fire officer", "Quellmark"),
        ("Then they will fire manager Jo Doe.", "manager", None),
        ("Then Vellin Council cabinet member Jo Doe spoke.", "cabinet member", "Vellin Council"),
        ("Then Vellin laboratory chief Jo Doe spoke.", "chief", "Vellin laboratory"),
        # Adjectives that name no body.
        ("Western ambassador Jo Doe spoke first.", "ambassador", None),
        ("Republican U.S. House Speaker Jo Doe spoke.", "House Speaker", "Republican"),
        # Rows of names.
        ("Democrats Ann Moe, Ida Vik and Jo Doe spoke.", None, "Democrats"),
        ("Liberal Democrats Ann Moe, Ida Vik and Jo Doe spoke.", None, "Liberal Democrats"),
        ("Among Democrats, Ann Moe and Jo Doe spoke.", None, "Democrats"),
        ("Democrats spoke with Ann Moe, and Jo Doe spoke.", None, None),
        ("Reps. Ann Moe (R-Ohio) and Jo Doe (R-Utah) spoke.", "Reps.", "R"),
        ("Then presidential candidates Ann Moe and Jo Doe spoke.", "presidential candidate", None),
        ("New York Times columnist Jo Doe spoke.", "columnist", "New York Times"),
        ("Republican rival Jo Doe spoke first.", None, "Republican"),
        ("Then rival Jo Doe spoke.", None, None),
        # Two posts of one, and two people.
        ("Quellmark co-founder and chief executive Jo Doe spoke.", "co-founder", "Quellmark"),
        ("Quellmark leaders and mayor Jo Doe spoke.", "mayor", None),
        # A complement between role and name.
        ("Then Mayor of Oslo Jo Doe spoke.", "Mayor", "Oslo"),
        # A field behind the role.
        ("Then director of cricket Jo Doe spoke.", "director of cricket", None),
        # A body of several words before the name, without a comma.
        ("Director of the Selwick Weather Bureau Jo Doe spoke.", "Director", "Selwick Weather Bureau"),
        ("Chairman of Oslo's Quellmark Cricket Board Jo Doe spoke.", "Chairman", "Quellmark Cricket Board"),
        ("Then Quellmark CIO Jo Doe spoke.", "CIO", "Quellmark"),
        ("Vellin National Committee Chairman Jo Doe spoke.", "Chairman", "Vellin National Committee"),
        # The capital of a sentence's first word makes no body, unless it stands within a sentence, too.
        ("Curry house owner Jo Doe spoke.", "owner", None),
        ("Top committee leader Jo Doe spoke.", "leader", None),
        ("Police laboratory chief Jo Doe spoke.", "chief", "Police laboratory"),
        ("Acting Vellin mayor Jo Doe spoke.", "mayor", "Vellin"),
        ("Quellmark security chief Jo Doe left the Quellmark hall.", "security chief", "Quellmark"),
        ("Then Norway's ambassador to Oman Jo Doe spoke.", "ambassador", "Norway"),
        ("Then Minister of Health Jo Doe spoke.", "Minister of Health", None),
        ("Then Quellmark Director of Public Affairs Jo Doe spoke.", "Director", "Quellmark"),
        ("Then Quellmark analyst Judge Jo Doe spoke.", "analyst", "Quellmark"),
        # A rank behind a role tells less than the role.
        ("Quellmark spokesman Brigadier General Jo Doe spoke.", "spokesman", "Quellmark"),
        ("Then Brigadier General Jo Doe spoke.", "Brigadier General", None),
        ("Then President General Jo Doe spoke.", "General", None),
        # A body that has its name before.
        ("The Vellin Bakers Union met. The union's Jo Doe spoke.", None, "Vellin Bakers Union"),
        # Departments without a capital, by what they see to or where they are.
        ("Then foreign ministry spokesman Jo Doe spoke.", "spokesman", "foreign ministry"),
        ("Then Oslo city council leader Jo Doe spoke.", "leader", "Oslo city council"),
        ("Interior ministry spokesman Jo Doe spoke.", "spokesman", "Interior ministry"),
        ("Then a senior council spokesman, Jo Doe, spoke.", "senior council spokesman", None),
        # A capital that a name has within a sentence, too.
        ("The Harbour Commission met. Commission spokesman Jo Doe spoke.", "spokesman", "Harbour Commission"),
        ("Some commissions met. Commission spokesman Jo Doe spoke.", "Commission spokesman", None),
        # Days and verbs within names, and days that are days.
        ("Oslo Evening Post editor Jo Doe spoke.", "editor", "Oslo Evening Post"),
        ("Last Sunday Quellmark editor Jo Doe spoke.", "editor", "Quellmark"),
        ("Tales of the Harbour editor Jo Doe spoke.", "editor", "Tales of the Harbour"),
        ("Mayor of the Harbour spokesman Jo Doe spoke.", "spokesman", "Harbour"),
        ("Senior Quellmark Party leader Jo Doe spoke.", "leader", "Quellmark Party"),
        ("Then newly elected Oslo mayor Jo Doe spoke.", "mayor", "Oslo"),
        # Names with a possessive, or with a preposition in capitals.
        ("Then Bakers' Party leader Jo Doe spoke.", "leader", "Bakers' Party"),
        ("Then Norway's Bakery leader Jo Doe spoke.", "leader", "Bakery"),
        ("Then St Olaf's Hospital nurse Jo Doe spoke.", "nurse", "St Olaf's Hospital"),
        ("Campaign Against Noise chairman Jo Doe spoke.", "chairman", "Campaign Against Noise"),
        ("University of Oslo dean Professor Jo Doe spoke.", "dean", "University of Oslo"),
        ("Then Oslo city councillor Jo Doe spoke.", "city councillor", "Oslo"),
        ("Then Ikosund Chief Minister Jo Doe spoke.", "Chief Minister", "Ikosund"),
        ("Then Superintendent of Police Jo Doe spoke.", "Superintendent of Police", "Police"),
        # Whose team somebody is in, not where somebody is from.
        ("Then Norway striker Jo Doe spoke.", "striker", "Norway"),
        ("Then Norwegian striker Jo Doe spoke.", "striker", None),
        # A scholar's title, where no other role is told.
        ("Prof Jo Doe spoke first.", "Prof", None),
        ("The dean of Bolt College, Prof. Jo Doe, spoke.", "dean", "Bolt College"),
        # In what capacity somebody speaks.
        ("As head of Quellmark, Jo Doe spoke.", "head", "Quellmark"),
        ("As head of Quellmark, Jo Doe met Ann Moe, the baker. Mayor Doe spoke.", "Mayor", None),
        ("As a child, Jo Doe spoke.", None, None),
        ("Speaking for the Vellin Guild, Jo Doe spoke.", None, "Vellin Guild"),
        ("Speaking for the first time, Jo Doe spoke.", None, None),
        ("The Vellin Bakers Union met. The river's Jo Doe spoke.", None, None),
        # Where a journalist sits is no body.
        ("Then Norway bureau chief Jo Doe spoke.", "bureau chief", None),
        ("Then Tidende bureau chief Jo Doe spoke.", "bureau chief", "Tidende"),
        # Somebody else's.
        ("Then a stalwart Doe supporter left. Jo Doe spoke.", None, None),
        ("Then Doe's pollster, Ann Moe, left. Jo Doe spoke.", None, None),
        ("'Thin-skinned' Jo Doe spoke.", None, None),
        ("The Vellin Bakers' Jo Doe spoke.", None, "Vellin Bakers"),
        ("Then a major Doe foe left. Jo Doe spoke.", None, None),
        ("Then veteran Doe haters left. Jo Doe spoke.", None, None),
        ("Asked whether he would counsel Doe, Vik left. Jo Doe spoke.", None, None),
        ("Asked about it, counsel Doe left. Jo Doe spoke.", "counsel", None),
        ("Former clerk Ann Moe accused Quellmark director Jo Doe of theft.", "director", "Quellmark"),
        ("Quellmark critic Jo Doe spoke.", "critic", None),
        ("Conservative icon Jo Doe spoke.", None, None),
        # Several bodies and places in one run.
        ("Republican South Dakota Sen. Jo Doe spoke.", "Sen.", "Republican"),
        ("Harbour spokesman Navy Capt. Jo Doe spoke.", "spokesman", "Harbour"),
        ("POOLOhio Gov. Jo Doe spoke.", "Gov.", "Ohio"),
        ("TransNorway chief executive Jo Doe spoke.", "chief executive", "TransNorway"),
        ("West German Finance Minister Jo Doe spoke.", "Finance Minister", "West German"),
        (
            "Oslo Police held nine. Oslo Police said so. Chief Superintendent Jo Doe spoke.",
            "Chief Superintendent",
            "Oslo Police",
        ),
        ("The police were there. Detective Inspector Jo Doe spoke.", "Detective Inspector", None),
        ("The central bank waits. Governor Jo Doe spoke.", "Governor", "central bank"),
        ("The central bank waits. Gov. Jo Doe spoke.", "Gov.", None),
        (
            "The Bureau of Salt sees rain. Senior forecaster Jo Doe spoke.",
            "Senior forecaster",
            "Bureau of Salt",
        ),
        ("Leader of the Opposition Jo Doe spoke.", "Leader of the Opposition", "Opposition"),
        ("The opposition grew. Leader of the Wexa Choir Jo Doe spoke.", "Leader", "Wexa Choir"),
        ("Quellmark president and Oslo editor Jo Doe spoke.", "president", "Quellmark"),
        ("Ohio Rep. Ann Moen's chief of staff, Jo Doe, spoke.", "chief of staff", "Ann Moen"),
        # Between marks, the programme that somebody hosts; other marks hold none.
        ("“Vellin Tonight” host Jo Doe came.", "host", "Vellin Tonight"),
        ("“Vellin Tonight” baker Jo Doe came.", "baker", None),
        ("On “Vellin Tonight,” co-host Jo Doe came.", "co-host", "Vellin Tonight"),
        # A post that somebody is but thought of in, or held before.
        ("They feared a President Doe.", None, None),
        ("The ex-Harbour MP Jo Doe came.", "ex-Harbour MP", None),
        ("One lawmaker called Doe a liar.", None, None),
        ("A baker called Jo Doe came.", "baker", None),
        # A minister's, general's, secretary's or captain's whole title.
        ("MEC for Ports Jo Doe came.", "MEC", "Ports"),
        ("Communications Secretary Jo Doe came.", "Communications Secretary", None),
        ("Lance Cpl. Ally Doe came.", "Lance Cpl.", None),
        ("Reserve General Jo Doe came.", "Reserve General", None),
        ("HBT Provincial Secretary Jo Doe came.", "Provincial Secretary", "HBT"),
        ("U.S. Rep. Jo Doe, R-Ohio, came.", "U.S. Rep.", "R"),
        ("Norwegian captain Jo Doe came.", "captain", "Norwegian"),
        ("Norwegian striker Jo Doe came.", "striker", None),
        ("U.S. Secretary of Education Jo Doe came.", "Secretary of Education", "U.S."),
        ("Jo Doe, secretary of Quellmark, came.", "secretary", "Quellmark"),
        (
            "Jo Doe, Under Secretary of State for Salt Affairs, came.",
            "Under Secretary of State for Salt Affairs",
            None,
        ),
        ("West German Finance Minister Jo Doe came.", "Finance Minister", "West German"),
        # A title behind a seat of power, and a body that only begins like one.
        ("EU Works Commissioner Jo Doe came.", "Works Commissioner", "EU"),
        ("White House Budget Chief Jo Doe came.", "Budget Chief", "White House"),
        ("UN Women Executive Director Jo Doe came.", "Executive Director", "UN Women"),
        ("U.N. Security Council Director Jo Doe came.", "Director", "U.N. Security Council"),
        # A country's body without a capital before an office with one; a bank that is but a field.
        ("Norwegian central bank Governor Jo Doe came.", "Governor", "Norwegian central bank"),
        ("Norwegian central bank governor Jo Doe came.", "governor", "Norwegian central bank"),
        ("Central bank governor Jo Doe came.", "governor", "Central bank"),
        ("The former central bank governor Jo Doe came.", "former central bank governor", None),
        ("Ship bank director Jo Doe came.", "director", None),
        # Who is elected but not in office, and who works elsewhere than the body is.
        ("Quellmark chairman-elect Jo Doe came.", "chairman-elect", "Quellmark"),
        ("Quellmark's New York-based analyst Jo Doe came.", "analyst", "Quellmark"),
        ("The New York-based analyst Jo Doe came.", "analyst", None),
        # A firm of two names, unless the first of them acts elsewhere.
        ("Brask and Vik chairman Jo Doe came.", "chairman", "Brask and Vik"),
        ("Brask and Spencer's finance chief Jo Doe came.", "finance chief", "Brask and Spencer"),
        ("Brask left. Brask and Vik chairman Jo Doe came.", "chairman", "Vik"),
        ("Ida Moen and Vik chairman Jo Doe came.", "chairman", "Vik"),
        ("She and Vik chairman Jo Doe came.", "chairman", "Vik"),
        ("Then bank Governor Jo Doe came.", "Governor", None),
        ("Oslo-based bank analyst Jo Doe came.", "analyst", None),
        ("TransOslo director Jo Doe came.", "director", "TransOslo"),
        # Firms that are called like a person.
        ("All came, said Jo Doe of Merrill Lynch.", None, "Merrill Lynch"),
        ("All came, said Jo Doe of Merrill Moen.", None, None),
        # What a comma is left out behind, "&", and lawyers in court.
        ("Jo Doe, a former aide to Ann Moe was late.", "former aide", None),
        ("Jo Doe, founder & chairman of Quellmark, came.", "founder", "Quellmark"),
        ("Jo Doe, prosecuting, came.", "prosecuting", None),
        ("Jo Doe, prosecuting thieves, came.", None, None),
        ("Jo Doe, host of “Vellin Tonight,” came.", "host", "Vellin Tonight"),
        ("Jo Doe, author of “Vellin Tonight,” came.", "author", None),
        # A place in a title whose owner stands before it.
        ("Jo Doe, Quellmark's Ohio state director, came.", "Ohio state director", "Quellmark"),
        # Who belongs to a party still does.
        ("Jo Doe, a former miner and member of the Harbour Party, came.", "member", "Harbour Party"),
        ("Jo Doe, a former miner and member of the board, came.", "former miner", None),
        # Where an analyst works, whatever the name looks like; others are but there.
        ("Then analyst Jo Doe of Morgan Vik came.", "analyst", "Morgan Vik"),
        ("Then economist Jo Doe at Moen Vik came.", "economist", "Moen Vik"),
        ("Then analyst Jo Doe of Moen and Vik, came.", "analyst", "Moen and Vik"),
        ("Jo Doe, an analyst at Moen and Vik, came.", "analyst", "Moen and Vik"),
        ("Jo Doe, an analyst at Moen and Ida Vik, came.", "analyst", "Moen"),
        ("Jo Doe, a clerk at Moen and Vik, came.", "clerk", "Moen"),
        ("Then reporter Jo Doe at Camp Vik came.", "reporter", None),
        ("Then analyst Jo Doe at Oslo came.", "analyst", None),
        # What a minister sees to, behind the owner or another's name.
        ("Norway's Salt Relations Minister, Jo Doe, came.", "Salt Relations Minister", "Norway"),
        ("British Trade and Salt Secretary Jo Doe came.", "Trade and Salt Secretary", "British"),
        ("Both Moen and Finance Minister Jo Doe came.", "Finance Minister", None),
        ("Interim Norwegian President Jo Doe came.", "President", "Norwegian"),
        ("Moen told Reuters Finance Minister Jo Doe came.", "Finance Minister", None),
        ("Northern Ireland Secretary Jo Doe came.", "Secretary", "Northern Ireland"),
        ("Economy Secretary Jo Doe came.", "Economy Secretary", None),
        ("Fellow MP Jo Doe came.", "MP", None),
        ("Friends of the Vellin Pier's Jo Doe came.", None, "Friends of the Vellin Pier"),
        ("Ernst and Young's Jo Doe came.", None, "Ernst and Young"),
        ("Number 10 adviser Jo Doe came.", "adviser", "Number 10"),
        ("Norwegian lawmaker Jo Doe came.", "lawmaker", "Norwegian"),
        ("Norwegian baker Jo Doe came.", "baker", None),
        ("They asked military analyst Jo Doe.", "military analyst", None),
        ("They asked military spokesman Jo Doe.", "military spokesman", "military"),
        ("Vellin Rovers and Norway striker Jo Doe scored.", "striker", "Vellin Rovers"),
        ("They joined the scheme and chief executive Jo Doe came.", "chief executive", None),
        ("Norway's deputy president and governorship aspirant Jo Doe came.", "deputy president", "Norway"),
        # The title of several, of a row of them or of those who are spoken to.
        ("Then spokesmen Jo Doe and Ann Moe came.", "spokesmen", None),
        ("Speaking to bakers Jo Doe came.", None, None),
        ("Then Chancellor of the Exchequer Jo Doe came.", "Chancellor of the Exchequer", None),
        ("Director of the Office of Salt Jo Doe came.", "Director", "Office of Salt"),
        # The short name of a body before the role.
        ("Jo Doe, Vellin Forest Fund (VFF) salt director, came.", "salt director", "Vellin Forest Fund"),
        ("Jo Doe, Vellin Forest Fund (VFF) in Oslo, came.", None, None),
        # Parties of two words.
        ("But Liberal Democrat Jo Doe came.", None, "Liberal Democrat"),
        ("Lib Dem rival Jo Doe came.", None, "Lib Dem"),
        (
            "Liberal Democrat and parliamentary candidate Jo Doe came.",
            "parliamentary candidate",
            "Liberal Democrat",
        ),
        ("Liberal Democrat former minister Jo Doe came.", "former minister", "Liberal Democrat"),
        # Who is new to a post, or hurt, where a sentence starts.
        ("New Vellin manager Jo Doe came.", "manager", "Vellin"),
        ("New Prime Minister Jo Doe came.", "Prime Minister", None),
        ("New Selwick spokesman Jo Doe came. The mill at New Selwick shut.", "spokesman", "New Selwick"),
        ("New York mayor Jo Doe came.", "mayor", "New York"),
        ("New Harbour Party leader Jo Doe came.", "leader", "New Harbour Party"),
        ("Injured Vellin winger Jo Doe came.", "winger", "Vellin"),
        # A noun with the capital of a sentence's first word, which the article has in small letters too.
        ("Auction spokesman Jo Doe came. The auction went on.", "spokesman", None),
        ("Auction spokesman Jo Doe came. The auction went on at Auction.", "spokesman", "Auction"),
        ("Metropolitan Police Commissioner Sir Jo Doe came.", "Police Commissioner", "Metropolitan Police"),
        ("The Lord Chancellor, Lord Doe, came.", "Lord Chancellor", None),
        ("Shadow Salt Affairs Secretary Jo Doe came.", "Shadow Salt Affairs Secretary", None),
        ("Radio Vellin DJ Jo Doe came.", "DJ", "Radio Vellin"),
        ("Labour spokesman on home affairs Jo Doe came.", "spokesman on home affairs", "Labour"),
        # Verb forms that are fields.
        ("Jo Doe, director of the salt rights pressure group Vellin, came.", "director", "Vellin"),
        ("Jo Doe, head of value-added services at Vellin, came.", "head of value-added services", "Vellin"),
        ("Jo Doe, editor of PC Vellin, came.", "editor", "PC Vellin"),
        (
            "Jo Doe, leader of the Public and Salt Services Union, came.",
            "leader",
            "Public and Salt Services Union",
        ),
        ("Jo Doe, banking analyst with Quellmark Bank, came.", "banking analyst", "Quellmark Bank"),
        ("Jo Doe, citing analyst Ann Moe, came.", None, None),
        ("Jo Doe, a Moen Vik share analyst, came.", "share analyst", "Moen Vik"),
        ("Jo Doe, vice president for salt marketing at Quellmark, came.", "vice president", "Quellmark"),
        ("Jo Doe, Quellmark's head of marketing services, came.", "head of marketing services", "Quellmark"),
    ],
)
def test_before_the_name(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        ("Jo Doe, strategist at Moen & Vik in Oslo, spoke.", "strategist", "Moen & Vik"),
        ("Jo Doe, a fellow at the Oslo-based Bolt Institute, spoke.", "fellow", "Bolt Institute"),
        ("Jo Doe, a U.S.-based analyst at Bolt Bank, spoke.", "analyst", "Bolt Bank"),
        # What somebody knows about is no body where an employer follows, but an owner is one.
        ("Jo Doe, a Supreme Court scholar at the Bolt Institute, spoke.", "scholar", "Bolt Institute"),
        ("Jo Doe, Quellmark's analyst at the Bolt Institute, spoke.", "analyst", "Quellmark"),
        ("Jo Doe, a Quellmark analyst with the troops, spoke.", "analyst", "Quellmark"),
        ("Jo Doe, president of Light the Harbour, spoke.", "president", "Light the Harbour"),
        ("Jo Doe, head of the Light on Rivers Project, spoke.", "head", "Light on Rivers Project"),
        ("Jo Doe, head of the Metal and Tin Workers' Union, spoke.", "head", "Metal and Tin Workers' Union"),
        ("Jo Doe, head of the national bakers' federation, spoke.", "head", "national bakers' federation"),
        ("Jo Doe, head of the bakers' market, spoke.", "head", None),
        ("Jo Doe, a Quellmark official familiar with the plan, spoke.", "official", "Quellmark"),
        ("Jo Doe, a Quellmark engineer responsible for boats, spoke.", "engineer", "Quellmark"),
        ("Jo Doe, Ohio's chief epidemiologist, spoke.", "chief epidemiologist", "Ohio"),
        ("Jo Doe, Ohio's best baker, spoke.", "best baker", None),
        ("Jo Doe, a member of the Senate farm committee, spoke.", "member", "Senate farm committee"),
        ("Jo Doe, priest of St Olaf's, spoke.", "priest", "St Olaf's"),
        ("Jo Doe, a limnologist at Bolt College, spoke.", "limnologist", "Bolt College"),
        ("Jo Doe of the Council of Elders accused Moe.", None, "Council of Elders"),
        ("Jo Doe, a fellow at the March of Tides, spoke.", "fellow", "March of Tides"),
        ("Jo Doe, head of the dyke in the March of 2015, spoke.", "head", None),
        ("Jo Doe QC, for the defence, spoke.", "QC", "defence"),
        ("Jo Doe QC, for the moment, spoke.", "QC", None),
        ("Jo Doe's ruling Harbour Party lost. Doe spoke.", None, "Harbour Party"),
        ("Jo Doe's Harbour Inn burned. Doe spoke.", None, None),
        ("Jo Doe, CEO at Quellmark Inc., spoke.", "CEO", "Quellmark Inc."),
        ("Jo Doe, host of Quellmark's “Late Hour,” spoke.", "host", "Quellmark"),
        ("Jo Doe, head of the super PAC Vellin Rising, spoke.", "head", "Vellin Rising"),
        ("Jo Doe, the top Republican on the House Farm Committee, spoke.", None, "House Farm Committee"),
        ("Rep. Jo Doe (R., Ohio) spoke.", "Rep.", "R"),
        # Clauses.
        ("Jo Doe works for Quellmark. Doe spoke.", None, "Quellmark"),
        ("Jo Doe works in Quellmark. Doe spoke.", None, None),
        ("Jo Doe heads Quellmark. Doe spoke.", None, "Quellmark"),
        ("Jo Doe founded the salt company in May. Doe spoke.", None, None),
        ("Jo Doe leads the Vellin Guild. Doe spoke.", None, "Vellin Guild"),
        ("Jo Doe leads Vik in the polls. Doe spoke.", None, None),
        ("Jo Doe has run Quellmark for years. Doe spoke.", None, "Quellmark"),
        ("Jo Doe has worked for Quellmark since May. Doe spoke.", None, "Quellmark"),
        ("Jo Doe has worked for Quellmark and others. Doe spoke.", None, None),
        ("Jo Doe joined Quellmark as chief engineer. Doe spoke.", "chief engineer", "Quellmark"),
        ("Jo Doe joined Ann Moe on the stage. Doe spoke.", None, None),
        ("Jo Doe took over as head of Quellmark. Doe spoke.", "head", "Quellmark"),
        ("Jo Doe took over as the rain fell. Doe spoke.", None, None),
        ("Jo Doe was elected chair of the Vellin Forum in May. Doe spoke.", "chair", "Vellin Forum"),
        ("Jo Doe, whose firm, Quellmark, built it, spoke.", None, "Quellmark"),
        ("Jo Doe, whose Quellmark Rising group met, spoke.", None, "Quellmark Rising"),
        ("Jo Doe, whose son, Karl, built it, spoke.", None, None),
        ("Jo Doe, a mother of two who teaches at Bolt College, spoke.", None, "Bolt College"),
        ("Jo Doe, on behalf of the Vellin Guild, spoke.", None, "Vellin Guild"),
        ("Jo Doe, on Monday, spoke.", None, None),
        # A role that no list has, if it can only be one.
        ("Jo Doe, a whaler with the Vellin Guild, spoke.", "whaler", "Vellin Guild"),
        ("Jo Doe, a hit with the Vellin Guild, spoke.", None, None),
        # What somebody works on, and a firm that is called something.
        ("Jo Doe, a chemist working on salt at Bolt College, spoke.", "chemist", "Bolt College"),
        ("Jo Doe, a chemist working on salt, spoke at Bolt College.", "chemist", None),
        ("Jo Doe, owner of a small firm called Quellmark, spoke.", "owner", "Quellmark"),
        # Whose a branch is.
        ("Jo Doe, head of Quellmark's Oslo office, spoke.", "head", "Quellmark"),
        ("Jo Doe, dean of Bolt College's school of law, spoke.", "dean", "Bolt College"),
        ("Jo Doe, a fellow at Bolt College's Salt Institute, spoke.", "fellow", "Salt Institute"),
        ("Jo Doe, a spokesman for Ann Moe's campaign, spoke.", "spokesman", "Ann Moe's campaign"),
        ("Jo Doe, a fellow at the Council on Distant Affairs, spoke.", "fellow", "Council on Distant Affairs"),
        ("Jo Doe, who teaches history at Bolt College, spoke.", None, "Bolt College"),
        ("Jo Doe, the lawmaker steering the bill, spoke.", "lawmaker", None),
        ("Jo Doe, one of six delegates sent by the miners, spoke.", "delegates", None),
        ("Jo Doe came, the mayor resigned.", None, None),
        # "of" and "from".
        ("Jo Doe, of Bolt College, spoke.", None, "Bolt College"),
        ("Jo Doe, of Selwick, spoke.", None, None),
        ("Jo Doe, from the University of Oslo, spoke.", None, "University of Oslo"),
        ("Jo Doe, Norway's ambassador to Italy, spoke.", "ambassador", "Norway"),
        ("Jo Doe, Republican of Ohio and the majority leader, spoke.", "majority leader", "Republican"),
        ("Lord Doe of Selwick spoke.", None, None),
        ("Jo Doe, a senator from Ohio, spoke.", "senator", "Ohio"),
        ("Jo Doe, an aide from Oslo, spoke.", "aide", None),
        ("Jo Doe, who is with the Quellmark Institute, spoke.", None, "Quellmark Institute"),
        ("Jo Doe, who is with Ann Moe, spoke.", None, None),
        ("Jo Doe, representing the Quellmark Group, spoke.", None, "Quellmark Group"),
        # The field is part of a role; a body that is told behind it counts.
        ("Jo Doe, head of surgery at Bolt Hospital, spoke.", "head of surgery", "Bolt Hospital"),
        ("Jo Doe, head of global marketing for Quellmark, spoke.", "head of global marketing", "Quellmark"),
        ("Jo Doe, minister of fish and salt, spoke.", "minister of fish and salt", None),
        ("Jo Doe, head of the salt department, spoke.", "head", "salt department"),
        ("Jo Doe, director of Mycology at Bolt Hospital, spoke.", "director", "Bolt Hospital"),
        ("Jo Doe, director of Brine product management for Quellmark, spoke.", "director", "Quellmark"),
        ("Jo Doe, author of The Salt Laboratory, spoke.", "author", None),
        ("Jo Doe, director of Quellmark Salt and an independent analyst, spoke.", "director", "Quellmark Salt"),
        ("Jo Doe, superintendent of Vellin schools, spoke.", "superintendent", "Vellin schools"),
        # An envoy speaks for who sends one; of people who are no more than that, students belong somewhere.
        ("Jo Doe, Norway's ambassador to the Vellin Commission, spoke.", "ambassador", "Norway"),
        ("Jo Doe, an adviser to the Vellin Commission, spoke.", "adviser", "Vellin Commission"),
        ("Jo Doe, a student at Bolt University, spoke.", "student", "Bolt University"),
        ("Jo Doe, a resident of Bolt University, spoke.", "resident", None),
        ("Jo Doe, a student of the University of Oslo, spoke.", "student", "University of Oslo"),
        ("Jo Doe, MP for Selwick South, spoke.", "MP", "Selwick South"),
        ("Jo Doe, for the Vellin Guild, spoke.", None, "Vellin Guild"),
        ("Jo Doe, from the Red Crescent, spoke.", None, "Red Crescent"),
        ("Jo Doe, Transport for Vellin's director of buses, spoke.", "director of buses", "Transport for Vellin"),
        ("Jo Doe, owner of the Quellmark Diner on Main Street, spoke.", "owner", "Quellmark Diner"),
        ("Jo Doe, who studies voting at Bolt College, spoke.", None, "Bolt College"),
        # No second comma, where the name opens the sentence.
        ("Jo Doe, an adviser to Quellmark met Moe. Doe spoke.", None, None),
        # A body set off by a comma; not the next of a row, nor a place.
        ("Jo Doe, chief economist, Quellmark Bank, spoke.", "chief economist", "Quellmark Bank"),
        ("Jo Doe, CEO, Quellmark, spoke.", "CEO", "Quellmark"),
        ("Jo Doe, Director, Salt and Wool, Vellin Guild, spoke.", "Director", "Vellin Guild"),
        ("Jo Doe, the mayor, Ann Moe and the priest spoke.", "mayor", None),
        ("Jo Doe, a baker, Oslo, spoke.", "baker", None),
        # Brackets and letters, small words and participles within.
        ("Jo Doe (Lib Dem) spoke.", None, "Lib Dem"),
        ("Jo Doe, PhD, of Bolt College, spoke.", None, "Bolt College"),
        ("Jo Doe, of Vellin CID, spoke.", None, "Vellin CID"),
        ("Jo Doe, from Human Rights Watch, spoke.", None, "Human Rights Watch"),
        ("Jo Doe, for the Vellin Independents, spoke.", None, "Vellin Independents"),
        ("Jo Doe, from Vellin Moor, spoke.", None, None),
        ("Analyst Jo Doe, of the Vellin Beacon, spoke.", "Analyst", "Vellin Beacon"),
        ("Jo Doe, a fellow at the Centre for a New Selwick, spoke.", "fellow", "Centre for a New Selwick"),
        ("Jo Doe, head of the People's Alliance Against Din, spoke.", "head", "People's Alliance Against Din"),
        ("Jo Doe, head of the Bakers' Fellowship, spoke.", "head", "Bakers' Fellowship"),
        ("Jo Doe, editor of the Vellin Post site focused on boats, spoke.", "editor", "Vellin Post"),
        ("Jo Doe, the Quellmark press secretary, spoke.", "press secretary", "Quellmark"),
        # What was once.
        ("Jo Doe, a former miner and director for Quellmark, spoke.", "director", "Quellmark"),
        ("Jo Doe, a Navy veteran, spoke.", "Navy veteran", None),
        ("Jo Doe, a former Ohio governor and Oslo mayor, spoke.", "former Ohio governor", None),
        ("Former minister Jo Doe, now with the Harbour Alliance, spoke.", "Former minister", "Harbour Alliance"),
        # Places, occasions and fields are no bodies, and adjectives of praise no role.
        ("That left Sen. Jo Doe of Ohio center stage.", "Sen.", "Ohio"),
        ("Sen. Jo Doe At The Harbour Debate spoke.", "Sen.", None),
        ("Jo Doe, 29, of Fresno, Calif.", None, None),
        ("Jo Doe, a student from Fresno, Calif.", "student", None),
        ("Jo Doe, head of Hispanic communications, spoke.", "head", None),
        ("Jo Doe, the most able candidate of all, spoke.", "candidate", None),
        ("Jo Doe is working with Vellin Guild chair Ann Moe. Doe spoke.", None, None),
        # What a role sees to, in words that may be verbs or have a capital.
        ("Jo Doe, fire captain at Quellmark, came.", "fire captain", "Quellmark"),
        ("Jo Doe, trading standards officer for Quellmark, came.", "trading standards officer", "Quellmark"),
        ("Jo Doe, Lead Attorney at Quellmark, came.", "Lead Attorney", "Quellmark"),
        ("Jo Doe, Group Economics Adviser at Quellmark, came.", "Group Economics Adviser", "Quellmark"),
        ("Jo Doe, Baker at Quellmark, came.", None, None),
        # Words that only adorn the name of a body.
        ("Jo Doe, head of the radical Vellin Bakers' Union, came.", "head", "Vellin Bakers' Union"),
        ("Jo Doe, harbourmaster of Quellmark, came.", "harbourmaster", "Quellmark"),
        ("Jo Doe, the commissioner of police, came.", "commissioner of police", "police"),
    ],
)  # fmt: skip
def test_behind_the_name(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("lead", "role", "body"),
    [
        ("But Press Secretary to the Governor, Jo Doe, spoke.", "Press Secretary", "Governor"),
        ("Later the son of Vanguard for Justice, Comrade Jo Doe, spoke.", "Comrade", None),
        ("Later the convener of Vanguard for Justice, Jo Doe, spoke.", "convener", "Vanguard for Justice"),
        ("The Norwegian foreign minister's adviser, Jo Doe, spoke.", "adviser", "Norwegian"),
        ("St Olaf's Hospice shut. The head of the hospice, Jo Doe, spoke.", "head", "St Olaf's Hospice"),
        ("The head of the hospice, Jo Doe, spoke.", "head", None),
        ("The head of the Quellmark Union (QU), Jo Doe, spoke.", "head", "Quellmark Union"),
        ("The report's author and director of the Brask Trust, Jo Doe, spoke.", "director", "Brask Trust"),
        ("A spokesman for Norway's Salt Ministry claims Vik fled. Jo Doe spoke.", None, None),
        ("The head of the hospice met, Jo Doe spoke.", None, None),
        ("Then the lawmaker representing Ikosund, Jo Doe, spoke.", "lawmaker", "Ikosund"),
        ("Then the lawmaker leaving Ikosund, Jo Doe, spoke.", None, None),
        ("Then Transvika fell. Its chief executive, Jo Doe, spoke.", "chief executive", "Transvika"),
        ("He fell. Its chief executive, Jo Doe, spoke.", "chief executive", None),
        ("The Sector Chief, Vellin Road Corps, Mr Jo Doe, spoke.", "Sector Chief", "Vellin Road Corps"),
        (
            "The Head of the Norwegian Food and Salt Council, Jo Doe, spoke.",
            "Head",
            "Norwegian Food and Salt Council",
        ),
        ("A partner at the law firm Moe and Vik, Jo Doe, spoke.", "partner", "Moe and Vik"),
        ("A leader of the All Vellin Forum, Chief Jo Doe, spoke.", "leader", "All Vellin Forum"),
        ("Norway's Minister of Justice, Jo Doe, spoke.", "Minister of Justice", "Norway"),
        ("The MEC for Ports and Traditional Affairs, Jo Doe, spoke.", "MEC", "Ports and Traditional Affairs"),
    ],
)
def test_name_in_apposition(lead: str, role: str | None, body: str | None) -> None:
    assert told(lead + SAYS.format("Doe")) == (role, body)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # The body that the article speaks of.
        ("Quellmark Bank will close. “No,” said spokesman Jo Doe.", "Quellmark Bank"),
        ("Quellmark Bank will close. “No,” said chief financial officer Jo Doe.", "Quellmark Bank"),
        ("Mayor Ann Moe will close. “No,” said spokesman Jo Doe.", None),
        ("Quellmark Oil shut. “No,” said Jo Doe, the company's head of sales.", "Quellmark Oil"),
        ("Ann Moe shut up. “No,” said Jo Doe, the company's head of sales.", None),
        ("Quellmark Bank will close. “No,” said carpenter Jo Doe.", None),
        ("Ole Vik left. “No,” said Jo Doe, his lawyer.", "Ole Vik"),
        ("Ole Vik left. “No,” said Jo Doe, her lawyer.", None),
        ("Vellin Port shut. “No,” said Jo Doe, the port's manager.", "Vellin Port"),
        ("Quellmark Bank will close. “No,” said curry house owner Jo Doe.", None),
        ("The Vellin Government will close. “No,” said chief executive Jo Doe.", None),
        # Who has a person, stands in opposition, or is of something else is not of that body.
        ("Quellmark Bank will close. “No,” said their coach Jo Doe.", None),
        ("Quellmark Bank will close. “No,” said shadow chancellor Jo Doe.", None),
        ("Quellmark Bank will close. “No,” said Jo Doe, head of salt for most of Vellin.", None),
        ("Quellmark Bank will close. The race is off. “No.” Race director Jo Doe said “no”.", None),
        # The court of a judge.
        ("The Vellin District Court met. “No,” said Judge Jo Doe.", "Vellin District Court"),
        ("The jury met. “No,” said Judge Jo Doe.", None),
        # The country that the sentence is about, not where something happens.
        ("Norway will not wait, Finance Minister Jo Doe said: “No.”", "Norway"),
        ("Rain fell in Norway as Finance Minister Jo Doe said “no”.", None),
        ("Norway has robbed Sweden, Prime Minister Jo Doe said: “No.”", None),
        ("Norway will not wait for Swedish President Vik, Prime Minister Jo Doe said: “No.”", "Norway"),
        ("Norway fears France President Vik, Prime Minister Jo Doe said: “No.”", "Norway"),
        ("The trading platform Brask shut. The company said so. Its boss Jo Doe said: “No.”", "Brask"),
        # No dateline, nor any republic.
        ("SELWICK: It rained. “No,” said Jo Doe, an official spokesman.", None),
        ("The President of the Republic, Jo Doe, said: “No.”", None),
        ("The President of the Republic of Norway, Jo Doe, said: “No.”", "Republic of Norway"),
        ("Norway is to pay for Prime Minister Jo Doe's plan. “No,” Doe said.", None),
        ("The Vellin Guild met. “No,” said campaign spokesman Jo Doe.", None),
        ("The Vellin campaign met. “No,” said campaign spokesman Jo Doe.", "Vellin campaign"),
        # The party whose contest the candidate is in.
        ("Front-runner Jo Doe spoke. Doe may win the Republican nomination. “No,” Doe said.", "Republican"),
        ("Front-runner Jo Doe spoke. He may win. The Republican nomination counts. “No,” Doe said.", None),
        # A bracket tells more than the chamber that a title names.
        ("House Speaker Jo Doe (R-Ohio) said “no”.", "R"),
        ("House Speaker Jo Doe said “no”.", "House"),
        # Nor another's country.
        ("Norway said it is sorry for President Jo Doe. Doe said “no”.", None),
        # The federal government of a prime minister, not of any minister who speaks of it.
        ("The federal government is late, Prime Minister Jo Doe said: “No.”", "federal government"),
        ("The federal government is late, Education Minister Jo Doe said: “No.”", None),
        ("The Federal Government is late, the Minister of Works, Jo Doe, said: “No.”", "Federal Government"),
        # The town of the councillors, if it is one, and no party.
        ("Oslo councillors met. Councillor Jo Doe said “no”.", "Oslo"),
        ("Oslo and Bergen councillors met. Councillor Jo Doe said “no”.", None),
        ("Labour councillors met. Councillor Jo Doe said “no”.", None),
    ],
)
def test_body_left_unsaid(text: str, body: str | None) -> None:
    assert told(text)[1] == body
