"""Event classes made from rules; written by `arabdiplo stubs`, not by hand."""

from typing import Literal

from arabdiplo.events.records import Arg, Event

class Agreement(Event):
    """The sides come to an understanding; its paper is signed elsewhere (signing.dpl). (agreement.dpl)

    party: a tuple; person, body, group, country, city, homeland, demonym
    content: one or None; clause
    """

    @property
    def party(self) -> tuple[Arg, ...]: ...  # person, body, group, country, city, homeland, demonym
    @property
    def content(self) -> Arg | None: ...  # clause

class Aid(Event):
    """An event of type aid. (aid.dpl)

    donor: a tuple; actor, place, demonym
    recipient: a tuple; actor, place, demonym
    aid: one or None; nominal
    """

    @property
    def donor(self) -> tuple[Arg, ...]: ...  # actor, place, demonym
    @property
    def recipient(self) -> tuple[Arg, ...]: ...  # actor, place, demonym
    @property
    def aid(self) -> Arg | None: ...  # nominal

class Award(Event):
    """An event of type award. (award.dpl)

    awarder: a tuple; actor
    awardee: a tuple; actor
    award: one or None; nominal
    """

    @property
    def awarder(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def awardee(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def award(self) -> Arg | None: ...  # nominal

class Call(Event):
    """An event of type call. (call.dpl)

    mode: phone, video, or None
    caller: a tuple; actor
    callee: a tuple; actor
    participant: a tuple; actor
    """

    mode: Literal["phone", "video"] | None
    @property
    def caller(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def callee(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def participant(self) -> tuple[Arg, ...]: ...  # actor

class Condemnation(Event):
    """An event of type condemnation. (condemnation.dpl)

    condemner: a tuple; actor
    target: a tuple; nominal
    """

    @property
    def condemner(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def target(self) -> tuple[Arg, ...]: ...  # nominal

class Correspondence(Event):
    """An event of type correspondence. (correspondence.dpl)

    mode: letter, cable, note, or None
    sender: a tuple; actor
    recipient: a tuple; actor
    bearer: one or None; person, group
    """

    mode: Literal["letter", "cable", "note"] | None
    @property
    def sender(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def recipient(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def bearer(self) -> Arg | None: ...  # person, group

class Courtesy(Event):
    """Polite words: somebody congratulates, thanks, condoles, welcomes, praises or apologises. (courtesy.dpl)

    mode: congratulate, thank, condole, welcome, praise, apologise, or None
    sender: a tuple; actor, demonym
    recipient: a tuple; actor, demonym
    occasion: one or None; passage
    """

    mode: Literal["congratulate", "thank", "condole", "welcome", "praise", "apologise"] | None
    @property
    def sender(self) -> tuple[Arg, ...]: ...  # actor, demonym
    @property
    def recipient(self) -> tuple[Arg, ...]: ...  # actor, demonym
    @property
    def occasion(self) -> Arg | None: ...  # passage

class Envoy(Event):
    """An event of type envoy. (envoy.dpl)

    mode: appoint, credentials, summon, recall, expel, dismiss, or None
    envoy: a tuple, never empty; person, group, office, credentials, number, amount, nominal
    sender: one or None; actor, place, demonym
    receiver: a tuple; actor, place, demonym
    """

    mode: Literal["appoint", "credentials", "summon", "recall", "expel", "dismiss"] | None
    @property
    def envoy(self) -> tuple[Arg, ...]: ...  # person, group, office, credentials, number, amount, nominal; never empty
    @property
    def sender(self) -> Arg | None: ...  # actor, place, demonym
    @property
    def receiver(self) -> tuple[Arg, ...]: ...  # actor, place, demonym

class Invitation(Event):
    """An event of type invitation. (invitation.dpl)

    inviter: a tuple; actor
    invitee: a tuple; actor
    destination: one or None; place, passage
    """

    @property
    def inviter(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def invitee(self) -> tuple[Arg, ...]: ...  # actor
    @property
    def destination(self) -> Arg | None: ...  # place, passage

class Mediation(Event):
    """An event of type mediation. (mediation.dpl)

    mediator: a tuple; actor, demonym
    party: a tuple; actor, demonym
    """

    @property
    def mediator(self) -> tuple[Arg, ...]: ...  # actor, demonym
    @property
    def party(self) -> tuple[Arg, ...]: ...  # actor, demonym

class Meeting(Event):
    """An event of type meeting. (meeting.dpl)

    mode: reception, encounter, talks, consultations, summit, session, or None
    participant: a tuple; actor, demonym
    host: one or None; actor
    """

    mode: Literal["reception", "encounter", "talks", "consultations", "summit", "session"] | None
    @property
    def participant(self) -> tuple[Arg, ...]: ...  # actor, demonym
    @property
    def host(self) -> Arg | None: ...  # actor

class Rejection(Event):
    """An event of type rejection. (rejection.dpl)

    rejecter: a tuple, never empty; actor
    target: one or None; passage, clause
    """

    @property
    def rejecter(self) -> tuple[Arg, ...]: ...  # actor; never empty
    @property
    def target(self) -> Arg | None: ...  # passage, clause

class Relations(Event):
    """An event of type relations. (relations.dpl)

    mode: establish, restore, downgrade, sever, recognise, open_mission, close_mission, or None
    party: a tuple; person, body, group, place, homeland, demonym
    """

    mode: Literal["establish", "restore", "downgrade", "sever", "recognise", "open_mission", "close_mission"] | None
    @property
    def party(self) -> tuple[Arg, ...]: ...  # person, body, group, place, homeland, demonym

class Request(Event):
    """An event of type request. (request.dpl)

    requester: a tuple, never empty; actor, demonym
    requestee: a tuple; actor, demonym
    content: one or None; clause
    """

    @property
    def requester(self) -> tuple[Arg, ...]: ...  # actor, demonym; never empty
    @property
    def requestee(self) -> tuple[Arg, ...]: ...  # actor, demonym
    @property
    def content(self) -> Arg | None: ...  # clause

class Sanction(Event):
    """An event of type sanction. (sanction.dpl)

    mode: impose, extend, ease, lift, or None
    imposer: a tuple; person, body, group, country, city, homeland, demonym
    target: a tuple; actor, demonym, number, amount, office
    """

    mode: Literal["impose", "extend", "ease", "lift"] | None
    @property
    def imposer(self) -> tuple[Arg, ...]: ...  # person, body, group, country, city, homeland, demonym
    @property
    def target(self) -> tuple[Arg, ...]: ...  # actor, demonym, number, amount, office

class Signing(Event):
    """A document is signed, ratified or joined. (signing.dpl)

    mode: sign, initial, ratify, accede, or None
    signatory: a tuple; person, body, group, country, city, homeland, demonym
    document: a tuple; document, source, body, amount, nominal
    """

    mode: Literal["sign", "initial", "ratify", "accede"] | None
    @property
    def signatory(self) -> tuple[Arg, ...]: ...  # person, body, group, country, city, homeland, demonym
    @property
    def document(self) -> tuple[Arg, ...]: ...  # document, source, body, amount, nominal

class Statement(Event):
    """Somebody says, reports, claims, warns or pledges something. (statement.dpl)

    speaker: a tuple; actor, source
    addressee: a tuple; actor, source
    content: one or None; clause
    """

    @property
    def speaker(self) -> tuple[Arg, ...]: ...  # actor, source
    @property
    def addressee(self) -> tuple[Arg, ...]: ...  # actor, source
    @property
    def content(self) -> Arg | None: ...  # clause

class Visit(Event):
    """An event of type visit. (visit.dpl)

    mode: official, state, working, private, inspection, or None
    visitor: a tuple; person, group
    destination: a tuple; place, body, lands, nominal
    host: one or None; actor
    """

    mode: Literal["official", "state", "working", "private", "inspection"] | None
    @property
    def visitor(self) -> tuple[Arg, ...]: ...  # person, group
    @property
    def destination(self) -> tuple[Arg, ...]: ...  # place, body, lands, nominal
    @property
    def host(self) -> Arg | None: ...  # actor

class Vote(Event):
    """An event of type vote. (vote.dpl)

    mode: adopt, reject, veto, vote, or None
    body: a tuple; body, group, country, city, homeland
    measure: one or None; passage
    """

    mode: Literal["adopt", "reject", "veto", "vote"] | None
    @property
    def body(self) -> tuple[Arg, ...]: ...  # body, group, country, city, homeland
    @property
    def measure(self) -> Arg | None: ...  # passage
