package alertday

import (
	"testing"
	"time"

	"glance/e2e/conformance/alerting"
	"glance/e2e/conformance/hosttest"
)

const day = 24 * hour

// A day with everything that makes alert rules wrong. The evening before is there for groups that are remembered.
var wholeDay = Traffic{
	Day: dawn,
	Habits: []Habit{
		{Service: "shop", Infos: 8, Errors: 0.4, Since: -3 * hour, Until: day},
		{Service: "cart", Infos: 5, Errors: 0.3, Since: -3 * hour, Until: day},
		{Service: "payment", Infos: 4, Errors: 0.1, Since: -3 * hour, Until: day},
		{Service: "auth", Infos: 6, Errors: 0.2, Since: -3 * hour, Until: day},
		// Its errors are fixed in the night, and never come back.
		{Service: "mail", Infos: 2, Since: -3 * hour, Until: day},
		// It is switched off in the evening before: remembered until 20:00, and forgotten then.
		{Service: "legacy", Infos: 1, Errors: 1, Since: -8 * hour, Until: -4 * hour},
		// A deploy brings these.
		{Service: "checkout", Infos: 6, Errors: 0.2, Since: 10 * hour, Until: day},
		{Service: "search", Infos: 3, Errors: 2.5, Since: 10 * hour, Until: day},
	},
	Bursts: []Burst{
		{Service: "mail", From: 2 * hour, Length: 25 * time.Minute, Errors: 7},
		{Service: "shop", From: 4 * hour, Length: 40 * time.Minute, Errors: 5},
		{Service: "auth", From: 6*hour + 13*time.Minute, Length: 3 * time.Minute, Errors: 20},
		{Service: "cart", From: 8 * hour, Length: time.Minute, Errors: 30},
		{Service: "checkout", From: 10*hour + 5*time.Minute, Length: 15 * time.Minute, Errors: 9},
		{Service: "payment", From: 12*hour + 30*time.Minute, Length: 30 * time.Minute, Errors: 6},
		{Service: "shop", From: 15*hour + 50*time.Minute, Length: 30 * time.Minute, Errors: 8},
		{Service: "auth", From: 17 * hour, Length: 2 * hour, Errors: 5},
		{Service: "cart", From: 19 * hour, Length: 20 * time.Minute, Errors: 10},
		{Service: "search", From: 22 * hour, Length: hour, Errors: 3},
	},
	Silences: []Silence{
		{Service: "payment", From: 13 * hour, To: 13*hour + 45*time.Minute},
		{Service: "shop", From: 3 * hour, To: 3*hour + 12*time.Minute, Withheld: true},
		{Service: "auth", From: 20*hour + 30*time.Minute, To: 23*hour + 30*time.Minute},
	},
}

var services = []string{"shop", "cart", "payment", "auth", "mail", "legacy", "checkout", "search", "ghost"}

func during(name string, from time.Duration, to time.Duration) Trouble {
	return Trouble{Name: name, Span: Span{From: later(from), To: later(to)}}
}

// connect starts the plugin, and fills the simulator with logs.
func connect(t *testing.T, logs []Log) (Simulator, ClockedPlugin) {
	t.Helper()
	var simulator Simulator
	hosttest.Info(t, "GLANCE_ALERT_DAY_INFO", "the --info-file of a Datadog simulator that is empty, stopped and controlled", &simulator)
	settings, err := simulator.DataSource("alerts")
	if err != nil {
		t.Fatal(err)
	}
	if err := simulator.Fill(logs); err != nil {
		t.Fatal(err)
	}
	return simulator, ClockedPlugin{Plugin: hosttest.StartOnNode(t, "GLANCE_CLOCKED_DATADOG"), DataSource: settings}
}

func TestADayOfAlertRules(t *testing.T) {
	logs := wholeDay.Logs(7)
	simulator, plugin := connect(t, logs)
	// They begin and end a second before rules are due.
	outage := during("outage", 16*hour-time.Second, 16*hour+5*time.Minute-time.Second)
	storm := during("storm", 19*hour+2*time.Minute-time.Second, 19*hour+12*time.Minute-time.Second)
	partial := during("partial answers", 22*hour+10*time.Minute-time.Second, 22*hour+13*time.Minute-time.Second)
	var stormCalls []int
	noteCalls := func() error {
		counted, err := simulator.Calls()
		stormCalls = append(stormCalls, counted)
		return err
	}
	run := Day{
		Vendor: simulator,
		Source: plugin,
		Rules: inTheMinute(
			errorsPerService(services, 5),
			totalErrors(12),
			errorRatio(services, 0.4),
			silence(services, []string{"payment", "ghost"}),
			errorsWithin("errors in five minutes", fiveMinutes, 30),
			errorsWithin("errors in an hour", hour, 250),
		),
		Events: []Event{
			// What goes by within an evaluation is no error of it.
			{later(5*hour - time.Second), simulator.starting("throttled", map[string]any{"times": 1, "seconds": 4})},
			{later(7*hour - time.Second), simulator.starting("unavailable", map[string]any{"times": 1})},
			{later(9*hour - time.Second), simulator.starting("htmlBadGateway", map[string]any{"times": 1})},
			{outage.Span.From, simulator.starting("unavailable", nil)},
			{outage.Span.To, simulator.stopping("unavailable")},
			{storm.Span.From, simulator.starting("refuseAll", map[string]any{"seconds": 600})},
			{storm.Span.From, noteCalls},
			{storm.Span.To, noteCalls},
			{storm.Span.To, simulator.stopping("refuseAll")},
			{partial.Span.From, simulator.starting("timedOut", nil)},
			{partial.Span.To, simulator.stopping("timedOut")},
		},
	}
	evaluations, report := judge(t, &run, logs, outage, storm, partial)

	expectRight(t, report, 6*24*60)
	if len(report.Errors) != 3 {
		t.Errorf("not in every trouble are errors: %v", report.Errors)
	}
	// A refusal is remembered until it ends, so whoever asks meanwhile costs nothing.
	if stormCalls[1]-stormCalls[0] > 1 {
		t.Errorf("the storm was asked %d times", stormCalls[1]-stormCalls[0])
	}
	expectResult(t, evaluations, "errors per service", 2*hour+10*time.Minute, "mail", alerting.Alerting)
	expectResult(t, evaluations, "errors per service", 23*hour+59*time.Minute, "mail", alerting.Normal)
	expectResult(t, evaluations, "errors per service", 19*hour+50*time.Minute, "legacy", alerting.Normal)
	expectResult(t, evaluations, "errors per service", 20*hour+10*time.Minute, "legacy", "")
	expectResult(t, evaluations, "errors per service", 9*hour+59*time.Minute, "checkout", "")
	expectResult(t, evaluations, "errors per service", 10*hour+10*time.Minute, "checkout", alerting.Alerting)
	expectResult(t, evaluations, "silence of a service", 12*hour+59*time.Minute, "payment", alerting.Normal)
	expectResult(t, evaluations, "silence of a service", 13*hour+7*time.Minute, "payment", alerting.Alerting)
	expectResult(t, evaluations, "silence of a service", 13*hour+50*time.Minute, "payment", alerting.Normal)
	expectResult(t, evaluations, "silence of a service", 3*hour+8*time.Minute, "shop", alerting.Alerting)
	expectResult(t, evaluations, "silence of a service", 12*hour, "ghost", alerting.Alerting)
}

// Within an hour five rules of the same search may cost one call a minute, and one every five minutes for the groups of
// the day before. The first hour begins with nothing.
const callsAnHour = 75

func TestFiveRulesOnOneFilterCostTheCallsOfOne(t *testing.T) {
	logs := wholeDay.Logs(11)
	simulator, plugin := connect(t, logs)
	var calls []int
	var hourly []Event
	for end := hour; end <= day; end += hour {
		// An evaluation that is due at the full hour belongs to the next.
		hourly = append(hourly, Event{later(end - time.Second), func() error {
			counted, err := simulator.Calls()
			calls = append(calls, counted)
			return err
		}})
	}
	run := Day{
		Vendor: simulator,
		Source: plugin,
		Rules: inTheMinute(
			reducedErrors("more than 2", services, reduction{"last", bucket}, 2),
			reducedErrors("more than 5", services, reduction{"last", bucket}, 5),
			reducedErrors("more than 9", services, reduction{"last", bucket}, 9),
			reducedErrors("more than 30 in ten minutes", services, reduction{"sum", tenMinutes}, 30),
			reducedErrors("more than 60 in ten minutes", services, reduction{"sum", tenMinutes}, 60),
		),
		Events: hourly,
	}
	_, report := judge(t, &run, logs)
	t.Logf("calls by the end of each hour: %v", calls)

	expectRight(t, report, 5*24*60)
	before := 0
	for index, counted := range calls {
		if counted-before > callsAnHour {
			t.Errorf("hour %d cost %d calls", index, counted-before)
		}
		before = counted
	}
	if len(calls) != 24 {
		t.Errorf("%d hours were counted", len(calls))
	}
}

// judge runs a whole day and holds it against its logs.
func judge(t *testing.T, run *Day, logs []Log, troubles ...Trouble) ([]Evaluation, Report) {
	t.Helper()
	started := time.Now()
	evaluations, err := run.Run(t.Context(), dawn, later(day))
	if err != nil {
		t.Fatal(err)
	}
	report := Check(evaluations, NewTruth(logs), troubles)
	t.Logf("%d logs, %d evaluations in %.0f s: %d wrong", len(logs), report.Evaluations, time.Since(started).Seconds(), len(report.Wrong))
	t.Logf("alarms %v, errors %v", report.Alarms, report.Errors)
	t.Logf("%d by a shared answer, %d of them with another state", report.Shared, report.OtherStates)
	return evaluations, report
}

// expectRight fails for everything that is wrong. Sharing answers is what saves calls: a log that comes late between two
// rules' evaluations is seen by the second one, if it is about the same search, within a minute. That may be rare only.
func expectRight(t *testing.T, report Report, evaluations int) {
	t.Helper()
	if report.Evaluations != evaluations {
		t.Errorf("there are %d evaluations, want %d", report.Evaluations, evaluations)
	}
	const shown = 20
	for index, line := range report.Wrong {
		if index == shown {
			t.Errorf("and %d more", len(report.Wrong)-shown)
			break
		}
		t.Error(line)
	}
	if len(report.Alarms)*24*60 != evaluations {
		t.Errorf("not every rule has alarms: %v", report.Alarms)
	}
	if report.OtherStates*1000 > report.Evaluations {
		t.Errorf("%d evaluations of %d have another state by a shared answer", report.OtherStates, report.Evaluations)
	}
}

// expectResult expects a service's state in the evaluation of a minute; none where it is empty.
func expectResult(t *testing.T, evaluations []Evaluation, rule string, at time.Duration, service string, want alerting.State) {
	t.Helper()
	for _, evaluation := range evaluations {
		if evaluation.Rule.Name != rule || !evaluation.Scheduled.Truncate(time.Minute).Equal(later(at)) {
			continue
		}
		var got alerting.State
		for _, result := range evaluation.Results {
			if result.Labels["service"] == service {
				got = result.State
			}
		}
		if got != want {
			t.Errorf("%s of %s at %v is %q, want %q", rule, service, at, got, want)
		}
		return
	}
	t.Errorf("%s was not evaluated at %v", rule, at)
}
